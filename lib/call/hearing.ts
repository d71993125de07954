/** Without any sign of life for this long, a link that is said to be up is not. Browsers take 5 s to see it. */
const SILENCE_MS = 2_000;

/** From here on media are listened for. It costs something, and reports come more often than this. */
const LISTEN_MS = 1_200;

/** Looks are more frequent than this, also in a background tab, unless the page itself was held up. */
const GAP_MS = 1_500;

/**
 * Whether the other side is still heard: its reports over the control channel, or its media. A side that
 * never reported is not judged.
 */
export class Hearing {
  #heardMs: number | null = null;
  #lookedMs = -Infinity;
  /** What media looked like when listening began; undefined before. */
  #mark: number | null | undefined;

  /** A message came. */
  heard(nowMs: number): void {
    this.#heardMs = nowMs;
    this.#mark = undefined;
  }

  /**
   * @param readMark tells what changes whenever some media came; null when there is none
   * @returns whether nothing was heard for too long
   */
  isSilent(readMark: () => number | null, nowMs: number): boolean {
    const heldUp = nowMs - this.#lookedMs > GAP_MS;
    this.#lookedMs = nowMs;
    if (this.#heardMs === null) return false;
    // What came while this page stood still is not read yet.
    if (heldUp) this.heard(nowMs);
    if (nowMs - this.#heardMs < LISTEN_MS) return false;
    const before = this.#mark;
    this.#mark = readMark();
    if (before === undefined && this.#mark !== null) return false;
    if (before !== undefined && before !== this.#mark) this.heard(nowMs);
    return nowMs - this.#heardMs >= SILENCE_MS;
  }
}
