import type { Config } from '../../../../server/config';
import { readConfig } from '../../../../server/config';
import { ConfigError } from '../../../../server/config-error';

export const TEST_SECRET = 's'.repeat(32);

/** The configuration under these variables, without a file for the secret. */
export function readTestConfig(environment: Record<string, string>): Config {
  return readConfig({ NODE_ENV: 'test', SERVER_SECRET: TEST_SECRET, ...environment });
}

/** @returns what is wrong with these variables, one line each; none when they are good */
export function readProblems(environment: Record<string, string>): readonly string[] {
  try {
    readTestConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
