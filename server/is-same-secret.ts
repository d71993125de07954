import { createHash, timingSafeEqual } from 'node:crypto';

/** Takes as long for a near miss as for a wild guess, whatever the lengths. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
