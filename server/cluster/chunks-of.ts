/** So many rooms at a time are confirmed, handed over or given up: one script does not take long, nor does much wait for one node. */
export const CHUNK = 500;

/** @yields many of a kind, so many at a time */
export function* chunksOf<T>(all: readonly T[]): Generator<readonly T[], void> {
  for (let from = 0; from < all.length; from += CHUNK) yield all.slice(from, from + CHUNK);
}
