import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { ConfigError } from '../config-error';
import { reasonOf } from '../reason-of';
import type { CertificatePair } from './certificate-pair';
import { untimelyBecause, unusableBecause } from './certificate-pair';
import type { CertificateSource } from './certificate-source';
import { HeldCertificate } from './held-certificate';

export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

export interface FileCertificateParts {
  logger: Logger;
  now?: () => number;
  /** How often the files are read, in milliseconds. */
  intervalMs?: number;
}

const INTERVAL_MS = 10_000;

/**
 * The certificate in two files, read again and again: what renews certificates replaces files, symbolic
 * links or the folder they lead to, and contents are the one thing that tells in all of these cases.
 */
export class FileCertificate implements CertificateSource {
  readonly #files: CertificateFiles;
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #held: HeldCertificate;
  readonly #timer: NodeJS.Timeout;
  /** Said once, not with every reading. */
  #refusedBecause: string | null = null;
  #closed = false;

  /** @throws {ConfigError} when a file cannot be read, or the two do not make a certificate with its key */
  constructor(files: CertificateFiles, { logger, now, intervalMs }: FileCertificateParts) {
    this.#files = files;
    this.#logger = logger;
    this.#now = now ?? Date.now;
    this.#held = new HeldCertificate(readAtStart(files));
    const untimely = untimelyBecause(this.current.cert, this.#now());
    // Serving goes on: the file may be renewed any moment, and relayed calls do not look at it.
    if (untimely) logger.warn({ reason: untimely }, 'certificate_not_valid');
    this.#timer = setInterval(() => void this.#read(), intervalMs ?? INTERVAL_MS).unref();
  }

  get current(): CertificatePair {
    return this.#held.current;
  }

  onChange(listener: () => void): () => void {
    return this.#held.onChange(listener);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
  }

  async #read(): Promise<void> {
    try {
      const [cert, key] = await Promise.all([
        readFile(this.#files.certFile, 'utf8'),
        readFile(this.#files.keyFile, 'utf8'),
      ]);
      if (!this.#closed) this.#consider({ cert, key });
    } catch (error) {
      this.#refuse(reasonOf(error));
    }
  }

  #consider(pair: CertificatePair): void {
    const { cert, key } = this.current;
    if (pair.cert === cert && pair.key === key) {
      this.#refusedBecause = null;
      return;
    }
    const reason = unusableBecause(pair) ?? untimelyBecause(pair.cert, this.#now());
    if (reason) return this.#refuse(reason);
    this.#refusedBecause = null;
    this.#held.replace(pair);
    this.#logger.info({ file: this.#files.certFile }, 'certificate_replaced');
  }

  #refuse(reason: string): void {
    if (this.#closed || reason === this.#refusedBecause) return;
    this.#refusedBecause = reason;
    this.#logger.error({ file: this.#files.certFile, reason }, 'certificate_refused');
  }
}

function readAtStart({ certFile, keyFile }: CertificateFiles): CertificatePair {
  const problems: string[] = [];
  const read = (variable: string, file: string): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      problems.push(`${variable} ${JSON.stringify(file)} could not be read: ${reasonOf(error)}.`);
      return '';
    }
  };
  const pair = { cert: read('TLS_CERT_FILE', certFile), key: read('TLS_KEY_FILE', keyFile) };
  if (problems.length > 0) throw new ConfigError(problems);
  const reason = unusableBecause(pair);
  if (reason === null) return pair;
  throw new ConfigError([
    `TLS_CERT_FILE ${JSON.stringify(certFile)} and TLS_KEY_FILE ${JSON.stringify(keyFile)} cannot be ` +
      `used: ${reason}.`,
  ]);
}
