/** What comes out of order by more than this is refused. */
const SIZE = 1024;

/**
 * Tells a counter that was seen from one that was not: a sliding window as in RFC 4303, section 3.4.3. Only
 * what was authentic may be shown to it, or a forged counter would move the window past true ones.
 */
export class ReplayWindow {
  #highest = -1;
  /** Bit n is for `#highest - n`. */
  #seen = 0n;

  /** @returns false for a counter that was accepted before, or that is too old to tell. */
  accept(counter: number): boolean {
    const ahead = counter - this.#highest;
    if (ahead > 0) {
      const kept = ahead < SIZE ? this.#seen << BigInt(ahead) : 0n;
      this.#seen = BigInt.asUintN(SIZE, kept) | 1n;
      this.#highest = counter;
      return true;
    }
    if (-ahead >= SIZE) return false;
    const bit = 1n << BigInt(-ahead);
    if (this.#seen & bit) return false;
    this.#seen |= bit;
    return true;
  }
}
