import { defineConfig } from '@playwright/test';

/** One worker: one internet is enough, and five people fill the machine. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/network',
  globalSetup: './support/start-lab.ts',
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // How long a condition is waited for, not how fast it has to come: machines differ, and speed is for the benches.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  use: { actionTimeout: 60_000, navigationTimeout: 60_000 },
  reporter: [['list'], ['../faults/gap-reporter.ts'], ['./support/heard-reporter.ts']],
  // Nothing can be told of Tertulia in a lab that is broken itself.
  projects: [
    { name: 'lab', testMatch: 'lab.spec.ts' },
    { name: 'calls', testIgnore: 'lab.spec.ts', dependencies: ['lab'] },
  ],
});
