import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from './config-error';
import { hasCode } from './has-code';
import { reasonOf } from './reason-of';

/** In characters: 128 bits when they are hexadecimal digits. */
export const MIN_SECRET_LENGTH = 32;

const SECRET_BYTES = 32;

/**
 * The secret in a file, which is made at first start, readable by its owner only, so that what it
 * signed outlives a restart.
 *
 * @throws {ConfigError} when the file cannot be read or made, or holds too little.
 */
export function loadSecret(file: string): string {
  const secret = readSecret(file) ?? createSecret(file);
  if (secret.length >= MIN_SECRET_LENGTH) return secret;
  throw new ConfigError([
    `SECRET_FILE ${JSON.stringify(file)} holds ${secret.length} characters, but must hold at least ` +
      `${MIN_SECRET_LENGTH}. Delete it to have a new one made.`,
  ]);
}

function readSecret(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw unusable(file, 'read', error);
  }
}

function createSecret(file: string): string {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process that starts at the same time was faster: its secret is the one.
    const others = hasCode(error, 'EEXIST') ? readSecret(file) : null;
    if (others) return others;
    throw unusable(file, 'made', error);
  }
  return secret;
}

function unusable(file: string, verb: 'read' | 'made', cause: unknown): ConfigError {
  const reason = reasonOf(cause);
  return new ConfigError(
    [
      `SECRET_FILE ${JSON.stringify(file)} could not be ${verb}: ${reason}. Name a file that the ` +
        'server may read and write, or set SERVER_SECRET.',
    ],
    { cause },
  );
}
