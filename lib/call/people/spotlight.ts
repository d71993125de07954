import { Allowance } from '../../base/allowance';
import type { PeerId } from '../../signaling/identifiers';

/** More often nobody changes their mind. */
const CHANGE_RATE = { burst: 8, perSecond: 2 };

/** Whom the host wants everybody to see large. What anybody else says is passed over. */
export class Spotlight {
  readonly #allowance: Allowance;
  #host: PeerId | null = null;
  #peer: PeerId | null = null;

  constructor(nowMs: number) {
    this.#allowance = new Allowance(CHANGE_RATE, nowMs);
  }

  /** Null when nobody is. */
  get peer(): PeerId | null {
    return this.#peer;
  }

  /** The room's host is that one now: what another host wanted is over. */
  follow(host: PeerId | null): void {
    if (host === this.#host) return;
    this.#host = host;
    this.#peer = null;
  }

  /** @returns whether it is something new that counts */
  hear(from: PeerId, peer: PeerId | null, nowMs: number): boolean {
    if (from !== this.#host || peer === this.#peer) return false;
    if (!this.#allowance.take(nowMs)) return false;
    this.#peer = peer;
    return true;
  }

  /** Somebody is there no more. */
  forget(peer: PeerId): void {
    if (peer === this.#peer) this.#peer = null;
  }
}
