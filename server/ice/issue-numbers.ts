/**
 * Numbers of issue for credentials, by which they can be revoked. Each is higher than all before it, over
 * restarts too, as long as the machine's clock is not set back between them: milliseconds since the epoch,
 * and at least one more than the last.
 */
export class IssueNumbers {
  readonly #epochNow: () => number;
  #last: number;

  /** @param epochNow whole milliseconds since the epoch */
  constructor(epochNow: () => number) {
    this.#epochNow = epochNow;
    this.#last = epochNow();
  }

  /** The last that was given out. */
  get last(): number {
    return this.#last;
  }

  next(): number {
    this.#last = Math.max(this.#epochNow(), this.#last + 1);
    return this.#last;
  }
}
