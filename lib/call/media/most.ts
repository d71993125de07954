/** So many of the links have to be so at once for the reason to be what they share. */
const SHARED = 2 / 3;

export function isOfMost(count: number, all: number): boolean {
  return all > 0 && count >= SHARED * all;
}
