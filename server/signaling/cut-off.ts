import type { SignalingSocket } from './signaling-server';

/** Time for the reason to arrive. */
const LAST_WORDS_MS = 1_000;

/** What is used of the WebSocket of `ws`, which Engine.IO keeps to itself. */
interface Carrier {
  pause: () => void;
  terminate: () => void;
}

/**
 * Closes a connection that floods. What it still sends is not read any more: a WebSocket that is closed
 * says goodbye and goes on reading until that is answered, for half a minute, and parsing a flood is what
 * makes it expensive.
 */
export function cutOff(socket: SignalingSocket): void {
  const carrier: unknown = Reflect.get(socket.conn.transport, 'socket');
  socket.disconnect(true);
  if (!isCarrier(carrier)) return;
  carrier.pause();
  setTimeout(() => carrier.terminate(), LAST_WORDS_MS).unref();
}

/** Polling has none: each request ends by itself. */
function isCarrier(value: unknown): value is Carrier {
  return typeof value === 'object' && value !== null && 'pause' in value && 'terminate' in value;
}
