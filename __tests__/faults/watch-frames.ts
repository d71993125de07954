import { expect } from '@playwright/test';
import type { Person } from '../e2e/support/person';

/** Waits until that many more frames of somebody have arrived: time passes, and the picture moves. */
export async function watchFrames(person: Person, frames: number): Promise<void> {
  const decoded = async () =>
    (await person.inbound()).reduce((sum, { framesDecoded }) => sum + framesDecoded, 0);
  const before = await decoded();
  await expect.poll(decoded, { timeout: 60_000 }).toBeGreaterThan(before + frames);
}
