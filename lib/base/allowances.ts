import { Allowance, type AllowanceRate } from './allowance';

/** An {@link Allowance} for each of those who make this side do something. */
export class Allowances<Key> {
  readonly #rate: AllowanceRate;
  readonly #each = new Map<Key, Allowance>();

  constructor(rate: AllowanceRate) {
    this.#rate = rate;
  }

  /** @returns whether that one is allowed one more. */
  take(key: Key, nowMs: number): boolean {
    const allowance = this.#each.get(key) ?? new Allowance(this.#rate, nowMs);
    this.#each.set(key, allowance);
    return allowance.take(nowMs);
  }

  /** That one is gone: whoever has the key then begins anew. */
  forget(key: Key): void {
    this.#each.delete(key);
  }

  clear(): void {
    this.#each.clear();
  }
}
