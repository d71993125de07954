import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;
const PATIENCE_MS = 30_000;

/** Looks again and again until what is seen is good. @throws {Error} when that takes too long */
export async function eventually<T>(
  look: () => T | Promise<T>,
  isGood: (value: T) => boolean,
): Promise<T> {
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const value = await look();
    if (isGood(value)) return value;
    if (performance.now() > deadlineMs) throw new Error(`It is still ${JSON.stringify(value)}`);
    await delay(POLL_MS);
  }
}
