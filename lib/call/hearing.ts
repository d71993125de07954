/** Without any sign of life for this long, a link that is said to be up is not. Browsers take 5 s to see it. */
const SILENCE_MS = 2_000;

/** Looks are more frequent than this, also in a background tab, unless the page itself was held up. */
const GAP_MS = 1_500;

/**
 * Whether the other side is still heard: its reports over the control channel, or its media. A side that
 * never reported is not judged.
 */
export class Hearing {
  #heardMs: number | null = null;
  #lookedMs = -Infinity;
  #mark: number | null = null;

  /** A message came. */
  heard(nowMs: number): void {
    this.#heardMs = nowMs;
  }

  /**
   * Looks at the media too.
   *
   * @param mark changes whenever some media came; null when there is none
   * @returns whether nothing was heard for too long
   */
  isSilent(mark: number | null, nowMs: number): boolean {
    const heldUp = nowMs - this.#lookedMs > GAP_MS;
    const flows = mark !== null && mark !== this.#mark;
    this.#lookedMs = nowMs;
    this.#mark = mark;
    if (this.#heardMs === null) return false;
    // What came while this page stood still is not read yet.
    if (heldUp || flows) this.#heardMs = nowMs;
    return nowMs - this.#heardMs >= SILENCE_MS;
  }
}
