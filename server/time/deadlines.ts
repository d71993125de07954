interface Deadline<K> {
  readonly key: K;
  atMs: number;
}

/**
 * What is due when: one time for each of many things, of which the earliest is at hand. A binary heap, in which
 * everything knows its place, so that a time can be changed: each call takes the logarithm of how many there are,
 * and looking when nothing is due takes no time.
 */
export class Deadlines<K> {
  /** Nobody is later than the two at twice its place and one or two on. */
  readonly #heap: Deadline<K>[] = [];
  readonly #places = new Map<K, number>();

  get size(): number {
    return this.#heap.length;
  }

  /** The earliest time; `Infinity` when there is none. */
  get nextMs(): number {
    return this.#heap[0]?.atMs ?? Infinity;
  }

  /** @param atMs on the clock of {@link take}, in place of any time before; `Infinity` is never */
  set(key: K, atMs: number): void {
    if (atMs === Infinity) return this.delete(key);
    const place = this.#places.get(key) ?? this.#heap.length;
    const known = this.#heap[place];
    if (known) known.atMs = atMs;
    else this.#put({ key, atMs }, place);
    this.#settle(place);
  }

  delete(key: K): void {
    const place = this.#places.get(key);
    const last = place === undefined ? undefined : this.#heap.pop();
    this.#places.delete(key);
    if (place === undefined || !last || place === this.#heap.length) return;
    this.#put(last, place);
    this.#settle(place);
  }

  /** Takes out what is due by now, all of it or so many. @returns their keys, the earliest first */
  take(nowMs: number, atMost = Infinity): K[] {
    const due: K[] = [];
    for (let [first] = this.#heap; first && first.atMs <= nowMs; [first] = this.#heap) {
      if (due.length === atMost) break;
      due.push(first.key);
      this.delete(first.key);
    }
    return due;
  }

  /** Moves what stands there to where its time belongs. */
  #settle(place: number): void {
    this.#sink(this.#rise(place));
  }

  #rise(from: number): number {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#atMs(above) <= this.#atMs(place)) break;
      this.#swap(place, above);
      place = above;
    }
    return place;
  }

  #sink(from: number): void {
    let place = from;
    for (;;) {
      const left = 2 * place + 1;
      const below = this.#atMs(left + 1) < this.#atMs(left) ? left + 1 : left;
      if (this.#atMs(place) <= this.#atMs(below)) return;
      this.#swap(place, below);
      place = below;
    }
  }

  /** What is not there is later than everything. */
  #atMs(place: number): number {
    return this.#heap[place]?.atMs ?? Infinity;
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#heap[one], this.#heap[other]];
    if (first) this.#put(first, other);
    if (second) this.#put(second, one);
  }

  #put(deadline: Deadline<K>, place: number): void {
    this.#heap[place] = deadline;
    this.#places.set(deadline.key, place);
  }
}
