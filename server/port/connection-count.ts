import type { Socket } from 'node:net';
import type { HoldingLimits } from '../shares/holdings';
import { Holdings } from '../shares/holdings';
import { networksOf } from '../shares/networks-of';

/** Open TCP connections, in all and by where they come from, whatever is spoken there and by whom they are served. */
export class ConnectionCount {
  readonly #held: Holdings;
  readonly #onRefused: () => void;

  constructor(limits: HoldingLimits, onRefused: () => void) {
    this.#held = new Holdings(limits);
    this.#onRefused = onRefused;
  }

  get open(): number {
    return this.#held.size;
  }

  /** Counts a connection until it is closed. @returns false when there was no room for it, and it is closed */
  admit(socket: Socket): boolean {
    const networks = networksOf(socket.remoteAddress ?? 'gone');
    if (!this.#held.take(networks)) {
      this.#onRefused();
      socket.destroy();
      return false;
    }
    socket.once('close', () => this.#held.release(networks));
    return true;
  }
}
