/** Without any sign of life for this long, a link that is said to be up is not. Browsers take 5 s to see it. */
const SILENCE_MS = 2_000;

/** From here on what arrives is counted. It costs something, and reports come more often than this. */
const LISTEN_MS = 1_200;

/** A page that can't even count for this long is too busy to judge by anything but the time. */
const UNCOUNTED_MS = 5_000;

/** Looks are more frequent than this, also in a background tab, unless the page itself was held up. */
const GAP_MS = 1_500;

/**
 * Whether the other side is still heard: its reports over the control channel, or anything else that
 * arrives. A side that never reported is not judged.
 */
export class LivenessWatch {
  #heardMs: number | null = null;
  #lookedMs = -Infinity;
  /** What had arrived when the counting began; null before. */
  #before: number | null = null;

  /** A message came. */
  heard(nowMs: number): void {
    this.#heardMs = nowMs;
    this.#before = null;
  }

  /**
   * @param countSince tells what changes with whatever arrives, as it was at a time or later; null when that
   * is not known yet
   * @returns whether nothing was heard for too long
   */
  isSilent(countSince: (sinceMs: number) => number | null, nowMs: number): boolean {
    const heldUp = nowMs - this.#lookedMs > GAP_MS;
    this.#lookedMs = nowMs;
    if (this.#heardMs === null) return false;
    // What came while this page stood still is not read yet.
    if (heldUp) this.heard(nowMs);
    const listensMs = this.#heardMs + LISTEN_MS;
    if (nowMs < listensMs) return false;
    const count = countSince(listensMs);
    const isSame = this.#before !== null && count === this.#before;
    if (this.#before !== null && !isSame) this.heard(nowMs);
    else this.#before = count;
    const quietMs = nowMs - this.#heardMs;
    return quietMs >= (isSame ? SILENCE_MS : UNCOUNTED_MS);
  }
}
