import { test } from './test';

/** Skips the tests of the file that calls it where there is no small internet. */
export function skipWithoutLab(): void {
  test.skip(() => process.env.NETWORK_LAB_OBSTACLE !== undefined, 'no small internet here');
}
