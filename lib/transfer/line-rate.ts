/** Long enough that what comes in bunches counts as it comes in the long run. */
const SPAN_MS = 200;

/** What a line carries is believed to grow by that share in a second, as long as no queue speaks against it. */
const GROWTH = 0.01;

/** What a line carries of a transfer, in blocks a millisecond, by what came while there was a queue. */
export class LineRate {
  #sinceMs: number | null = null;
  #blocks = 0;
  #recent = 0;
  #full: number | null = null;
  #growingSinceMs = 0;

  /** Infinity as long as there was no queue. */
  at(nowMs: number): number {
    if (this.#full === null) return Infinity;
    const grown = 1 + (GROWTH * (nowMs - this.#growingSinceMs)) / 1_000;
    return Math.max(this.#recent, this.#full * grown);
  }

  /** @param isQueued whether what came waited in a queue: then no more than that goes over the line */
  came(blocks: number, isQueued: boolean, nowMs: number): void {
    this.#sinceMs ??= nowMs;
    this.#blocks += blocks;
    const passedMs = nowMs - this.#sinceMs;
    if (passedMs < SPAN_MS) return;
    this.#recent = this.#blocks / passedMs;
    this.#sinceMs = nowMs;
    this.#blocks = 0;
    if (!isQueued) return;
    this.#full = this.#recent;
    this.#growingSinceMs = nowMs;
  }
}
