import type { PeerId } from '../../signaling/identifiers';

/** Who asked once is not heard again before this time is over. */
export const MUTE_REQUEST_PAUSE_MS = 30_000;

/**
 * Who asks this participant to mute: one at a time, and each one not too often. It is a request and no
 * more; nothing here touches a microphone.
 */
export class MuteRequests {
  readonly #heardAtMs = new Map<PeerId, number>();
  #current: PeerId | null = null;

  /** Null when nobody asks. */
  get current(): PeerId | null {
    return this.#current;
  }

  /** @returns whether it is a request that counts. */
  hear(peer: PeerId, nowMs: number): boolean {
    for (const [id, heardAtMs] of this.#heardAtMs) {
      if (nowMs - heardAtMs >= MUTE_REQUEST_PAUSE_MS) this.#heardAtMs.delete(id);
    }
    if (this.#current !== null || this.#heardAtMs.has(peer)) return false;
    this.#heardAtMs.set(peer, nowMs);
    this.#current = peer;
    return true;
  }

  /** @param from whose request is over; left out for whosever it is */
  settle(from: PeerId | null = this.#current): void {
    if (from === this.#current) this.#current = null;
  }
}
