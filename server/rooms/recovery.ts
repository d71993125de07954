import type { PeerId } from '../../lib/signaling/identifiers';

/** What one room has heard, right after a restart of the server, about how it was before. */
export class Recovery {
  /** Of the newest state that was brought back; null: none yet. */
  #stamp: number | null = null;
  /** Who brought which state back: the newest one is proof of having been inside at the end. */
  readonly #vouchers = new Map<PeerId, number>();

  /** @returns whether it is the newest state so far, or that once more, or an older one */
  hear(peer: PeerId, stamp: number): 'newest' | 'known' | 'older' {
    const known = this.#stamp;
    if (known !== null && stamp < known) return 'older';
    this.#stamp = stamp;
    this.#vouchers.set(peer, stamp);
    return stamp === known ? 'known' : 'newest';
  }

  /** Whether this one was inside at the end. */
  vouchesFor(peer: PeerId): boolean {
    return this.#stamp !== null && this.#vouchers.get(peer) === this.#stamp;
  }
}
