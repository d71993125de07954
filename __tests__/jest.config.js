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

/** What is said to rooms, as it is tested with one server: once more with two, of which the other keeps the rooms. */
const SIGNALLING = [
  'access',
  'coming-back',
  'door-restart',
  'door',
  'full-room',
  'held-seats',
  'joining',
  'preparing',
  'restart',
  'sessions',
].map((name) => `<rootDir>/__tests__/integration/${name}.test.ts`);

module.exports = async () => ({
  rootDir: `${__dirname}/..`,
  // All cores: half of the tests wait.
  maxWorkers: '100%',
  projects: [
    await project('unit', 'node', ['<rootDir>/__tests__/unit/**/*.test.ts']),
    await project('components', 'jsdom', ['<rootDir>/__tests__/unit/**/*.test.tsx']),
    await project('integration', 'node', ['<rootDir>/__tests__/integration/**/*.test.ts']),
    { ...(await project('two-nodes', 'node', SIGNALLING)), globals: { NODES: 2 } },
  ],
});
