import { defineConfig } from '@playwright/test';

/** What befalls networks: all of it at one place, where nobody of the other tests is. */
const FAULTS = ['faults.spec.ts', 'chat-and-files.spec.ts'];

/** One internet is enough, and two tests at a time: one of them waits for most of its time. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/network',
  globalSetup: './support/start-lab.ts',
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // How long a condition is waited for, not how fast it has to come: machines differ, and speed is for the benches.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  use: { actionTimeout: 60_000, navigationTimeout: 60_000 },
  reporter: [['list'], ['../faults/gap-reporter.ts'], ['./support/heard-reporter.ts']],
  // Nothing can be told of Tertulia in a lab that is broken itself.
  projects: [
    { name: 'lab', testMatch: 'lab.spec.ts', workers: 1 },
    { name: 'faults', testMatch: FAULTS, dependencies: ['lab'], workers: 1 },
    { name: 'calls', testIgnore: ['lab.spec.ts', ...FAULTS], dependencies: ['lab'], workers: 1 },
  ],
});
