import type { Server } from 'engine.io';
import type { SignalingSocket } from './signaling-server';

/** What waits for a client that does not take it: a room's worth of offers and candidates, several times. */
export const MAX_BACKLOG_BYTES = 1024 * 1024;

type Transport = SignalingSocket['conn'];

/**
 * Closes a connection whose client reads so slowly, or not at all, that what it does not take piles up
 * here. The seat is held as for any connection that broke.
 */
export class Backlogs {
  /** Of those that something waits for. */
  readonly #bytes = new WeakMap<Transport, number>();
  /** One for all: it stays for as long as a connection does. */
  readonly #onCreate: (this: Transport, packet: { data?: unknown }) => void;

  /** @param onTooSlow told right before */
  constructor(engine: Pick<Server, 'on'>, onTooSlow: () => void) {
    const bytes = this.#bytes;
    this.#onCreate = function ({ data }) {
      const waiting = (bytes.get(this) ?? 0) + (typeof data === 'string' ? data.length : 0);
      bytes.set(this, waiting);
      if (waiting <= MAX_BACKLOG_BYTES || this.readyState !== 'open') return;
      onTooSlow();
      this.close(true);
      // A WebSocket says goodbye first, and waits half a minute for the answer.
      this.request.socket.destroy();
    };
    // What has gone to the socket is one batch at a time; the next one goes when that is through.
    engine.on('flush', (transport: Transport) => bytes.delete(transport));
  }

  watch(transport: Transport): void {
    transport.on('packetCreate', this.#onCreate);
  }
}
