import { SparseMap } from './sparse-map';

/**
 * A map of what was used lately, of at most so many entries: the last half of that many are always remembered, and
 * what was not used for longer is forgotten sooner or later.
 *
 * Its cost does not grow with what it holds. A map that has whatever is used put at its end grows slow, since it keeps
 * the gaps, and goes through them to find its first entry.
 */
export class RecentMap<Value> {
  readonly #half: number;
  /** What was used since the others were. */
  #late = new SparseMap<string, Value>();
  #early = new SparseMap<string, Value>();

  /** @param most even */
  constructor(most: number) {
    this.#half = most / 2;
  }

  get size(): number {
    return this.#late.size + this.#early.size;
  }

  /** Counts as use. */
  get(key: string): Value | undefined {
    const late = this.#late.get(key);
    if (late !== undefined) return late;
    const early = this.#early.get(key);
    if (early !== undefined) this.set(key, early);
    return early;
  }

  set(key: string, value: Value): void {
    this.#early.delete(key);
    this.#late.set(key, value);
    if (this.#late.size < this.#half) return;
    this.#early = this.#late;
    this.#late = new SparseMap();
  }
}
