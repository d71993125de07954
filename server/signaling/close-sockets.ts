import { setTimeout as delay } from 'node:timers/promises';
import type { SignalingServer, SignalingSocket } from './signaling-server';

/** A client that does not take the last message in this time is cut off. */
const FAREWELL_MS = 1_000;

/**
 * Tells all clients that the server goes, and closes their transports under them. Socket.IO's own
 * goodbye would tell them not to come back; a closed transport has them try until a server is there.
 */
export async function closeSockets(io: SignalingServer): Promise<void> {
  const done = new AbortController();
  const farewells = [...io.sockets.sockets.values()].map(bidFarewell);
  await Promise.race([Promise.all(farewells), delay(FAREWELL_MS, null, { signal: done.signal })]);
  done.abort();
}

async function bidFarewell(socket: SignalingSocket): Promise<void> {
  // The others are not told that this one is away: they go too.
  socket.removeAllListeners('disconnect');
  socket.emit('signal_error', { code: 'shutting_down', event: null });
  await new Promise<void>((resolve) => {
    socket.conn.once('close', () => resolve());
    socket.conn.close();
  });
}
