import { MAX_AHEAD_MS, MAX_FOLLOWED_MS } from './limits';

/**
 * Hybrid logical time in one number: milliseconds since the epoch, or one more than the latest that was read. So
 * an answer comes behind what it answers, whatever the clocks say. What is read leads it ahead of this side's clock by
 * less than others believe: nobody can have it say a time that those refuse whose clocks differ from this one.
 */
export class HybridTime {
  readonly #now: () => number;
  #taken = 0;
  #read = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns a time later than any that was taken before, and, unless that is too far ahead, than any that was read */
  take(): number {
    const now = Math.round(this.#now());
    const led = Math.min(this.#read + 1, now + MAX_FOLLOWED_MS);
    this.#taken = Math.max(this.#taken + 1, now, led);
    return this.#taken;
  }

  /** Whether a time is one that a clock may show, be it set wrong. */
  believes(time: number): boolean {
    return time <= this.#now() + MAX_AHEAD_MS;
  }

  read(time: number): void {
    if (this.believes(time)) this.#read = Math.max(this.#read, time);
  }
}
