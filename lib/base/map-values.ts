/** @returns the same keys in the same order, each with what becomes of its value */
export function mapValues<K, V, W>(
  map: ReadonlyMap<K, V>,
  change: (value: V, key: K) => W,
): Map<K, W> {
  return new Map([...map].map(([key, value]) => [key, change(value, key)]));
}
