/** What Redis's clock shows, as far as its answers tell: less by the time that an answer takes, and never more. */
export class RedisClock {
  readonly #now: () => number;
  #aheadMs: number | null = null;

  /** @param now milliseconds on a clock that does not go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** In milliseconds since the epoch; null when it isn't known. */
  get nowMs(): number | null {
    return this.#aheadMs === null ? null : this.#now() + this.#aheadMs;
  }

  /** An answer has come, for which it was so late. @returns how late it is now */
  note(redisMs: number): number {
    this.#aheadMs = redisMs - this.#now();
    return redisMs;
  }

  /** It has shown to go otherwise: it was set, or is another one's. */
  forget(): void {
    this.#aheadMs = null;
  }
}
