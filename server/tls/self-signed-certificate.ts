import { isIPv4 } from 'node:net';
import type { Logger } from 'pino';
import type { CertificatePair } from './certificate-pair';
import { untimelyBecause, unusableBecause } from './certificate-pair';
import type { CertificateSource } from './certificate-source';
import { coversName } from './covers-name';
import { createSelfSigned } from './create-self-signed';
import { HeldCertificate } from './held-certificate';
import type { LocalNames } from './local-names';
import { PemKeeper } from './pem-keeper';
import { readPair, writePair } from './pem-store';
import { renewalTime } from './renewal-time';

export interface SelfSignedParts {
  /** Where the certificate is kept, so that a browser that was told to trust it need not be told again. */
  file: string;
  names: LocalNames;
  /** The host of PUBLIC_URL. */
  publicHost: string | null;
  logger: Logger;
  now?: () => number;
}

const CHECK_MS = 3_600_000;

/** A certificate made by ourselves, for trying Tertulia where no authority knows the address. */
export class SelfSignedCertificate implements CertificateSource {
  readonly #parts: SelfSignedParts;
  readonly #held: HeldCertificate;
  readonly #keeper: PemKeeper;
  readonly #timer: NodeJS.Timeout;

  private constructor(parts: SelfSignedParts, first: CertificatePair, keeper: PemKeeper) {
    this.#parts = parts;
    this.#keeper = keeper;
    this.#held = new HeldCertificate(first);
    this.#timer = setInterval(() => void this.#check(), CHECK_MS).unref();
  }

  /** Takes the one of last time, or makes another when that is about to expire or lacks a name. */
  static async open(parts: SelfSignedParts): Promise<SelfSignedCertificate> {
    const kept = readPair(parts.file);
    const isGood = kept !== null && lastsAndFits(kept, parts);
    const keeper = new PemKeeper(parts.logger);
    return new SelfSignedCertificate(parts, isGood ? kept : await make(parts, keeper), keeper);
  }

  get current(): CertificatePair {
    return this.#held.current;
  }

  onChange(listener: () => void): () => void {
    return this.#held.onChange(listener);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#keeper.close();
  }

  async #check(): Promise<void> {
    if (now(this.#parts) < renewalTime(this.current.cert)) return;
    try {
      this.#held.replace(await make(this.#parts, this.#keeper));
    } catch (error) {
      this.#parts.logger.error({ err: error }, 'self_signed_certificate_failed');
    }
  }
}

async function make(parts: SelfSignedParts, keeper: PemKeeper): Promise<CertificatePair> {
  const pair = await createSelfSigned(
    [...new Set([...neededNames(parts), ...parts.names.addresses, '::1'])],
    now(parts),
  );
  keeper.keep(parts.file, () => writePair(parts.file, pair));
  parts.logger.info({ file: parts.file }, 'self_signed_certificate_made');
  return pair;
}

function lastsAndFits(pair: CertificatePair, parts: SelfSignedParts): boolean {
  return (
    unusableBecause(pair) === null &&
    untimelyBecause(pair.cert, now(parts)) === null &&
    now(parts) < renewalTime(pair.cert) &&
    neededNames(parts).every((name) => coversName(pair.cert, name))
  );
}

/**
 * Without any of these, another certificate is made. IPv6 addresses get in as they are at that moment, but
 * systems change theirs every day, and people would have to accept another certificate every day.
 */
function neededNames({ names, publicHost }: SelfSignedParts): string[] {
  return [
    'localhost',
    '127.0.0.1',
    names.hostname,
    ...names.addresses.filter(isIPv4),
    ...(publicHost === null ? [] : [publicHost]),
  ];
}

function now(parts: SelfSignedParts): number {
  return (parts.now ?? Date.now)();
}
