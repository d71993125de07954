const nextJest = require('next/jest');

const createConfig = nextJest({ dir: `${__dirname}/..` });

/** Published as ES modules only, which Jest cannot require as they are. */
const esModules = ['use-intl', 'icu-minify', 'intl-messageformat', '@formatjs'];

/** Components need a document, everything else runs in plain Node. */
async function project(displayName, testEnvironment, testMatch) {
  const config = await createConfig({ displayName, testEnvironment, testMatch })();
  return {
    ...config,
    setupFilesAfterEnv: [`${__dirname}/support/hang-limit.ts`],
    rootDir: `${__dirname}/..`,
    transformIgnorePatterns: [
      `/node_modules/(?!(${esModules.join('|')})/)`,
      '^.+\\.module\\.(css|sass|scss)$',
    ],
  };
}

/** Those that wait for something on the page have more patience than usual. */
async function componentProject() {
  const config = await project('components', 'jsdom', ['<rootDir>/__tests__/unit/**/*.test.tsx']);
  const { setupFilesAfterEnv } = config;
  return {
    ...config,
    setupFilesAfterEnv: [...setupFilesAfterEnv, `${__dirname}/support/patience.ts`],
  };
}

/**
 * What is said to rooms, as it is tested with one server: once more with two, of which the other keeps the rooms. The other
 * tests of signalling can't be: `guard` says all that an address may at once, of which less may wait for it to be known who
 * keeps a room; `hostile-messages` sets the clock forward, which ends leases; `ice-servers` looks for the one relay of this
 * machine; `metrics` counts seats where people are connected; `door-discretion` has no server around its signalling. All
 * others say next to nothing to rooms.
 */
const SIGNALLING = [
  'access',
  'bad-input',
  'coming-back',
  'door-restart',
  'door',
  'full-room',
  'held-seats',
  'hostile-tokens',
  'joining',
  'passes',
  'preparing',
  'restart',
  'sessions',
  'signalling-attacks',
  'signalling.fuzz',
].map((name) => `<rootDir>/__tests__/integration/${name}.test.ts`);

module.exports = async () => ({
  rootDir: `${__dirname}/..`,
  // All cores: half of the tests wait.
  maxWorkers: '100%',
  projects: [
    await project('unit', 'node', ['<rootDir>/__tests__/unit/**/*.test.ts']),
    await componentProject(),
    await project('integration', 'node', ['<rootDir>/__tests__/integration/**/*.test.ts']),
    { ...(await project('two-nodes', 'node', SIGNALLING)), globals: { NODES: 2 } },
  ],
});
