import type { PeerId } from '../signaling/identifiers';
import { MAX_PRESENT } from './limits';

/** Who is in the room, and how long each one was, as far as this page was there to see. */
export class Presence {
  readonly #sinceMs = new Map<PeerId, number>();
  /** Until those left who are not there. */
  readonly #wasMs = new Map<PeerId, number>();

  set(peers: readonly PeerId[], nowMs: number): void {
    for (const peer of [...this.#sinceMs.keys()])
      if (!peers.includes(peer)) this.#leave(peer, nowMs);
    for (const peer of peers) if (!this.isHere(peer)) this.#sinceMs.set(peer, nowMs);
  }

  isHere(peer: PeerId): boolean {
    return this.#sinceMs.has(peer);
  }

  /** @returns milliseconds in all */
  timeOf(peer: PeerId, nowMs: number): number {
    const sinceMs = this.#sinceMs.get(peer) ?? nowMs;
    return (this.#wasMs.get(peer) ?? 0) + Math.max(0, nowMs - sinceMs);
  }

  #leave(peer: PeerId, nowMs: number): void {
    const timeMs = this.timeOf(peer, nowMs);
    this.#sinceMs.delete(peer);
    // Who left last stands last.
    this.#wasMs.delete(peer);
    this.#wasMs.set(peer, timeMs);
    const [first] = this.#wasMs.keys();
    if (first && this.#wasMs.size > MAX_PRESENT) this.#wasMs.delete(first);
  }
}
