import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;

/** Looks again and again until what is seen is good; the test's own time limit ends it. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  isGood: (value: T) => boolean,
): Promise<T> {
  for (;;) {
    const value = await look();
    if (isGood(value)) return value;
    await delay(POLL_MS);
  }
}
