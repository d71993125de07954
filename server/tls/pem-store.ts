import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode } from '../has-code';
import type { CertificatePair } from './certificate-pair';

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const PRIVATE_KEY = /-----BEGIN (?:\w+ )?PRIVATE KEY-----[^-]+-----END (?:\w+ )?PRIVATE KEY-----/;

/** @returns the key and the certificates in a file, null when it is not there or holds something else */
export function readPair(file: string): CertificatePair | null {
  const text = readText(file) ?? '';
  const key = PRIVATE_KEY.exec(text)?.[0];
  const certificates = text.match(CERTIFICATES);
  return key && certificates ? { cert: `${certificates.join('\n')}\n`, key: `${key}\n` } : null;
}

/** Keeps both in one file, so that they can never be of two minds. */
export function writePair(file: string, { cert, key }: CertificatePair): void {
  writePrivately(file, `${key.trim()}\n${cert.trim()}\n`);
}

/** @returns what is in the file, null when there is none */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Replaces a file as a whole, for its owner's eyes only. */
export function writePrivately(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
  renameSync(draft, file);
}
