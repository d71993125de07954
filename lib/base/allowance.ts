/** How much may be done in one go, and how much of that comes back in a second. */
export interface AllowanceRate {
  readonly burst: number;
  readonly perSecond: number;
}

/** A bucket of tokens: bounds what somebody else can make this side do. */
export class Allowance {
  readonly #rate: AllowanceRate;
  #left: number;
  #atMs: number;

  constructor(rate: AllowanceRate, nowMs: number) {
    this.#rate = rate;
    this.#left = rate.burst;
    this.#atMs = nowMs;
  }

  /** @returns whether one more is allowed. */
  take(nowMs: number): boolean {
    const { burst, perSecond } = this.#rate;
    const gained = (Math.max(0, nowMs - this.#atMs) / 1_000) * perSecond;
    this.#left = Math.min(burst, this.#left + gained);
    this.#atMs = nowMs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
