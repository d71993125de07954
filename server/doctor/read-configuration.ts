import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config';
import { readConfig } from '../config';
import { ConfigError } from '../config-error';
import type { Finding } from './finding';

export interface Configuration {
  readonly findings: readonly Finding[];
  /** Null when it is wrong. */
  readonly config: Config | null;
  /** Whether the secret is the server's; else it has none yet. */
  readonly secretKnown: boolean;
}

/** Reads what the server would read, but makes no secret: that is for the server's own user to do. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const subject = 'Configuration';
  const { SERVER_SECRET, SECRET_FILE, DATA_DIR } = environment;
  const secretKnown =
    Boolean(SERVER_SECRET) || existsSync(SECRET_FILE || join(DATA_DIR || 'data', 'secret'));
  const standIn = secretKnown ? {} : { SERVER_SECRET: randomBytes(32).toString('base64url') };
  try {
    const config = readConfig({ ...environment, ...standIn });
    return {
      findings: [{ status: 'ok', subject, words: 'It fits together.' }],
      config,
      secretKnown,
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const advice = '.env.example tells what is allowed.';
    const findings = error.problems.map((words): Finding => ({
      status: 'failure',
      subject,
      words,
      advice,
    }));
    return { findings, config: null, secretKnown };
  }
}
