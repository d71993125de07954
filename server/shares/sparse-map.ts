const NONE: ReadonlyMap<never, never> = new Map<never, never>();

/**
 * A map that takes next to nothing while it is empty, where one of its own would take 180 bytes: each room has a dozen,
 * most of which never hold anything.
 */
export class SparseMap<Key, Value> {
  #map: Map<Key, Value> | null = null;

  get size(): number {
    return this.#entries.size;
  }

  get(key: Key): Value | undefined {
    return this.#map?.get(key);
  }

  set(key: Key, value: Value): void {
    this.#map ??= new Map();
    this.#map.set(key, value);
  }

  delete(key: Key): void {
    this.#map?.delete(key);
    if (this.#map?.size === 0) this.#map = null;
  }

  clear(): void {
    this.#map = null;
  }

  /** In the order in which they came, like the other ways to go through it. */
  keys(): Iterable<Key> {
    return this.#entries.keys();
  }

  values(): Iterable<Value> {
    return this.#entries.values();
  }

  [Symbol.iterator](): Iterator<[Key, Value]> {
    return this.#entries[Symbol.iterator]();
  }

  get #entries(): ReadonlyMap<Key, Value> {
    return this.#map ?? NONE;
  }
}
