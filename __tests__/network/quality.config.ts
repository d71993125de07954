import config from './playwright.config';

/**
 * Narrow lines, for `npm run bench:quality`: not among the tests, since a machine that four browsers fill is late itself,
 * and then nothing is concluded of its line.
 */
export default {
  ...config,
  workers: 1,
  projects: [{ name: 'quality', testMatch: '*.bench.ts' }],
};
