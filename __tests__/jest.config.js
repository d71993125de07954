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

module.exports = async () => ({
  rootDir: `${__dirname}/..`,
  projects: [
    await project('unit', 'node', ['<rootDir>/__tests__/unit/**/*.test.ts']),
    await project('components', 'jsdom', ['<rootDir>/__tests__/unit/**/*.test.tsx']),
    await project('integration', 'node', ['<rootDir>/__tests__/integration/**/*.test.ts']),
  ],
});
