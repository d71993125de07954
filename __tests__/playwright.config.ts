import { defineConfig } from '@playwright/test';

/** Tests that wait most of the time, for servers and clocks, or have one page or two to draw: `faults.spec.ts` and so on. */
const UNDEMANDING = [
  'bad-input',
  'before-joining',
  'built-css',
  'check',
  'embedding',
  'emoji',
  'faults',
  'firefox-recovery',
  'headers',
  'lacking-browser',
  'languages',
  'lazy-parts',
  'leaving',
  'looking',
  'nodes',
  'nodes-relay',
  'offline',
  'passes',
  'paths',
  'random',
  'recovery',
  'rooms',
  'silent-websocket',
  'spoken',
  'webkit',
  'without-devices',
  'zoom',
].map((name) => `**/${name}.spec.ts`);

/**
 * One test at a time of those whose people fill the machine, and beside it one of the others. What is measured is
 * measured with `--workers 1`.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  globalSetup: './e2e/support/start-everything.ts',
  workers: 2,
  projects: [
    { name: 'calls', testIgnore: UNDEMANDING, workers: 1 },
    { name: 'beside', testMatch: UNDEMANDING, workers: 1 },
  ],
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // How long a condition is waited for, not how fast it has to come: machines differ, and speed is for the benches.
  timeout: 180_000,
  expect: {
    timeout: 60_000,
    toHaveScreenshot: { pathTemplate: '{testDir}/pictures/{arg}{ext}' },
  },
  snapshotPathTemplate: '{testDir}/reading/{arg}{ext}',
  use: { actionTimeout: 60_000, navigationTimeout: 60_000 },
  reporter: [['list'], ['./faults/gap-reporter.ts']],
});
