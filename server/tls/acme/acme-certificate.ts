import { join } from 'node:path';
import type { Logger } from 'pino';
import { reasonOf } from '../../reason-of';
import type { CertificatePair } from '../certificate-pair';
import { untimelyBecause, unusableBecause } from '../certificate-pair';
import type { CertificateSource } from '../certificate-source';
import { coversName } from '../covers-name';
import { createSelfSigned } from '../create-self-signed';
import { HeldCertificate } from '../held-certificate';
import { readPair, writePair } from '../pem-store';
import { PemKeeper } from '../pem-keeper';
import { renewalTime } from '../renewal-time';
import { retryDelay } from '../retry-delay';
import { accountKey } from './account-key';
import type { AcmeChallenges } from './acme-challenges';
import type { AcmeSettings, ChallengeType } from './acme-settings';
import type { Order } from './order-certificate';

export interface AcmeParts {
  settings: AcmeSettings;
  /** Where the account's key and the certificate are kept; another one for each directory. */
  folder: string;
  pending: AcmeChallenges;
  order: (order: Order) => Promise<CertificatePair>;
  logger: Logger;
  now?: () => number;
  /** How long at most to sleep until having a look at the clock again, in milliseconds. */
  longestSleepMs?: number;
}

/** A machine that slept must not oversleep a renewal; and timers of more than 24 days do not exist. */
const LONGEST_SLEEP_MS = 3_600_000;

/** However short a life the authority gives, it is not asked more often. */
const SHORTEST_WAIT_MS = 60_000;

/** A certificate from an authority that speaks ACME (RFC 8555), renewed at two thirds of its life. */
export class AcmeCertificate implements CertificateSource {
  readonly #parts: AcmeParts;
  readonly #held: HeldCertificate;
  readonly #keeper: PemKeeper;
  /** The same one as long as the process lives, also when it cannot be kept. */
  #accountKey: string | null = null;
  #nextMs: number;
  #failures = 0;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  private constructor(parts: AcmeParts, first: CertificatePair, nextMs: number) {
    this.#parts = parts;
    this.#held = new HeldCertificate(first);
    this.#keeper = new PemKeeper(parts.logger);
    this.#nextMs = nextMs;
  }

  /** Takes the certificate of last time. Without one, a provisional one of our own stands in for it. */
  static async open(parts: AcmeParts): Promise<AcmeCertificate> {
    const { host } = parts.settings;
    const nowMs = (parts.now ?? Date.now)();
    const kept = readPair(certificateFile(parts));
    const isGood =
      kept !== null &&
      unusableBecause(kept) === null &&
      untimelyBecause(kept.cert, nowMs) === null &&
      coversName(kept.cert, host);
    if (isGood) return new AcmeCertificate(parts, kept, renewalTime(kept.cert));
    return new AcmeCertificate(parts, await createSelfSigned([host], nowMs), nowMs);
  }

  /** Begins to ask for certificates. The server must listen by then: the authority comes and looks. */
  start(): void {
    if (!this.#closed) void this.#wake();
  }

  get current(): CertificatePair {
    return this.#held.current;
  }

  onChange(listener: () => void): () => void {
    return this.#held.onChange(listener);
  }

  close(): void {
    this.#closed = true;
    this.#keeper.close();
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #wake(): Promise<void> {
    if (this.#now() >= this.#nextMs) await this.#obtain();
    if (this.#closed) return;
    const longestMs = this.#parts.longestSleepMs ?? LONGEST_SLEEP_MS;
    const sleepMs = Math.min(Math.max(this.#nextMs - this.#now(), 0), longestMs);
    this.#timer = setTimeout(() => void this.#wake(), sleepMs).unref();
  }

  async #obtain(): Promise<void> {
    const { settings, logger } = this.#parts;
    const { host, challenges } = settings;
    // What did not work in one way may work in the other.
    const challenge = challenges[this.#failures % challenges.length] ?? 'tls-alpn-01';
    try {
      const pair = await this.#order(challenge);
      this.#failures = 0;
      this.#nextMs = Math.max(renewalTime(pair.cert), this.#now() + SHORTEST_WAIT_MS);
      if (!this.#closed) this.#held.replace(pair);
      const file = certificateFile(this.#parts);
      this.#keeper.keep(file, () => writePair(file, pair));
      const renewal = new Date(this.#nextMs).toISOString();
      logger.info({ host, challenge, renewal }, 'acme_certificate_obtained');
    } catch (error) {
      const waitMs = retryDelay(this.#failures++);
      this.#nextMs = this.#now() + waitMs;
      const reason = reasonOf(error);
      logger.error({ host, challenge, reason, waitMs }, 'acme_certificate_failed');
    }
  }

  async #order(challenge: ChallengeType): Promise<CertificatePair> {
    const { settings, folder, pending, order } = this.#parts;
    this.#accountKey ??= await accountKey(join(folder, 'account.pem'), this.#keeper);
    const pair = await order({ ...settings, accountKey: this.#accountKey, challenge, pending });
    const reason = unusableBecause(pair) ?? untimelyBecause(pair.cert, this.#now());
    if (reason) throw new Error(`The authority issued what cannot be used: ${reason}.`);
    return pair;
  }

  #now(): number {
    return (this.#parts.now ?? Date.now)();
  }
}

function certificateFile({ folder, settings }: AcmeParts): string {
  return join(folder, `${settings.host}.pem`);
}
