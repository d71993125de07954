/** Clocks that differ by less count as the same: it is the time that an answer took. */
const SAME_MS = 2_000;

/** The time of day, the same on all servers of a site: this machine's, unless another is told. */
export class CommonClock {
  readonly #own: () => number;
  #offMs = 0;

  /** @param own this machine's clock: milliseconds since the epoch */
  constructor(own: () => number = Date.now) {
    this.#own = own;
  }

  /** Milliseconds since the epoch. */
  readonly now = (): number => this.#own() + this.#offMs;

  /**
   * @param nowMs what time it is, in milliseconds since the epoch
   * @returns by how many this machine's clock is behind that, where it is news; else null
   */
  follow(nowMs: number): number | null {
    const offMs = Math.round(nowMs - this.#own());
    if (Math.abs(offMs - this.#offMs) <= SAME_MS) return null;
    this.#offMs = offMs;
    return offMs;
  }
}
