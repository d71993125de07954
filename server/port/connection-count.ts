import type { Socket } from 'node:net';
import type { HoldingLimits } from '../shares/holdings';
import { Holdings } from '../shares/holdings';
import { REFUSALS_PER_CUT_OFF } from '../shares/limits';
import { networksBehind } from '../shares/networks-of';
import type { Rates } from '../shares/rates';

/** Open TCP connections, in all and by where they come from, whatever is spoken there and by whom they are served. */
export class ConnectionCount {
  readonly #held: Holdings;
  readonly #cutOffs: Rates | null;
  readonly #onRefused: () => void;
  #admitted = 0;

  /**
   * @param cutOffs null where all come from proxies of our own, of which one client is not to end the others
   */
  constructor(limits: HoldingLimits, cutOffs: Rates | null, onRefused: () => void) {
    this.#held = new Holdings(limits);
    this.#cutOffs = cutOffs;
    this.#onRefused = onRefused;
  }

  get open(): number {
    return this.#held.size;
  }

  /** How many were let in so far. */
  get admitted(): number {
    return this.#admitted;
  }

  /** Counts a connection until it is closed. @returns false when there was no room for it, and it is closed */
  admit(socket: Socket): boolean {
    const networks = networksBehind(socket);
    const isTrusted = this.#cutOffs?.has(networks) ?? true;
    if (!isTrusted || !this.#held.take(networks)) {
      this.#onRefused();
      socket.destroy();
      return false;
    }
    this.#admitted += 1;
    socket.on('close', () => this.#held.release(networks));
    return true;
  }

  /**
   * To be called when what came in on a connection was refused because there was too much of it. Refusing in words
   * costs as well: whoever goes on for long gets no other connections for a while.
   */
  noteRefusal(socket: Socket): void {
    this.#cutOffs?.charge(networksBehind(socket), 1 / REFUSALS_PER_CUT_OFF);
  }

  /** Ends a connection for what came in on it. Whoever has many of them ended gets no other ones for a while. */
  cutOff(socket: Socket): void {
    this.#cutOffs?.charge(networksBehind(socket), 1);
    socket.destroy();
  }
}
