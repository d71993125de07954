import { defineConfig } from '@playwright/test';

/** One worker: the people of one test fill the machine. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  globalSetup: './e2e/support/start-everything.ts',
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // How long a condition is waited for, not how fast it has to come: machines differ, and speed is for the benches.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  use: { actionTimeout: 60_000, navigationTimeout: 60_000 },
  reporter: [['list'], ['./faults/gap-reporter.ts']],
});
