import { MAX_AHEAD_MS } from './limits';

/**
 * Hybrid logical time in one number: milliseconds since the epoch, or one more than the latest that was read. So
 * an answer always comes behind what it answers, whatever the clocks say.
 */
export class HybridTime {
  readonly #now: () => number;
  #last = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns a time later than any that was read or taken before */
  take(): number {
    this.#last = Math.max(this.#last + 1, Math.round(this.#now()));
    return this.#last;
  }

  /** Whether a time is one that a clock may show, be it set wrong. */
  believes(time: number): boolean {
    return time <= this.#now() + MAX_AHEAD_MS;
  }

  read(time: number): void {
    if (this.believes(time)) this.#last = Math.max(this.#last, time);
  }
}
