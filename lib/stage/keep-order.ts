/** @returns who of before is still there, in the same order, and then who is new */
export function keepOrder<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  const kept = before.filter((one) => now.includes(one));
  const added = now.filter((one) => !before.includes(one));
  return added.length === 0 && kept.length === before.length ? before : [...kept, ...added];
}
