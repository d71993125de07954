/** Long enough that what comes in bunches counts as it comes in the long run. */
const SPAN_MS = 200;

/** What a line carries is believed to grow by that share in a second, as long as no queue speaks against it. */
const GROWTH = 0.01;

/** Spans with a queue that are remembered: where a page was busy with other things in one, another tells more. */
const SPANS = 5;

/** What a line carries of a transfer, in blocks a millisecond, by the most that came of late while there was a queue. */
export class LineRate {
  #sinceMs: number | null = null;
  #blocks = 0;
  #recent = 0;
  #wasQueued = false;
  #queued: readonly number[] = [];
  #growingSinceMs = 0;

  /** Infinity as long as there was no queue. */
  at(nowMs: number): number {
    if (this.#queued.length === 0) return Infinity;
    const grown = 1 + (GROWTH * (nowMs - this.#growingSinceMs)) / 1_000;
    return Math.max(this.#recent, Math.max(...this.#queued) * grown);
  }

  /** @param isQueued whether what came waited in a queue: then no more than that goes over the line */
  came(blocks: number, isQueued: boolean, nowMs: number): void {
    // What came before the first queue, when the line was not full yet, would make it seem slower.
    const isFirstQueue = isQueued && !this.#wasQueued;
    if (this.#sinceMs === null || isFirstQueue) {
      this.#sinceMs = nowMs;
      this.#blocks = 0;
      this.#wasQueued = isQueued;
    }
    this.#blocks += blocks;
    const passedMs = nowMs - this.#sinceMs;
    if (passedMs < SPAN_MS) return;
    this.#recent = this.#blocks / passedMs;
    this.#sinceMs = nowMs;
    this.#blocks = 0;
    if (!isQueued) return;
    this.#queued = [...this.#queued, this.#recent].slice(-SPANS);
    this.#growingSinceMs = nowMs;
  }
}
