/**
 * First in, first out: each item is moved once. `Array.prototype.shift` moves all that is left, which takes seconds of many
 * thousands.
 */
export class Fifo<T> {
  #coming: T[] = [];
  /** The first one last. */
  #going: T[] = [];

  get size(): number {
    return this.#coming.length + this.#going.length;
  }

  add(item: T): void {
    this.#coming.push(item);
  }

  /** @returns null when there is none */
  take(): T | null {
    if (this.#going.length === 0) {
      [this.#going, this.#coming] = [this.#coming.reverse(), this.#going];
    }
    return this.#going.pop() ?? null;
  }
}
