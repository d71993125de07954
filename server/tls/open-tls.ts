import type { Server } from 'node:tls';
import type { Logger } from 'pino';
import type { Config } from '../config';
import type { Answer } from '../http/redirect-server';
import { AcmeChallenges } from './acme/acme-challenges';
import type { CertificateSource } from './certificate-source';
import { createTlsServer } from './create-tls-server';
import type { CertificateParts } from './open-certificate';
import { openCertificate } from './open-certificate';

/** TLS of the site: a server that takes sockets, and the certificate behind it. */
export interface Tls {
  readonly server: Server;
  readonly source: CertificateSource;
  /** Answers over plain http what an authority asks there. */
  readonly answerChallenge: Answer;
  /** To be called once the site listens. */
  start: () => void;
  close: () => void;
}

export type TlsSettings = Pick<Config, 'tls' | 'dataDir' | 'publicUrl'>;

/**
 * Opens what the configuration asks for.
 *
 * @returns null when the site speaks plain http
 * @throws {ConfigError} when there is no usable certificate
 */
export async function openTls(
  { tls, dataDir, publicUrl }: TlsSettings,
  logger: Logger,
  clock: CertificateParts['clock'] = {},
): Promise<Tls | null> {
  if (tls.mode === 'off') return null;
  const pending = new AcmeChallenges();
  const opened = await openCertificate({ tls, dataDir, publicUrl, pending, logger, clock });
  const { source, start } = opened;
  return {
    server: createTlsServer(source, {
      challengeFor: (servername) => pending.certificateFor(servername),
    }),
    source,
    answerChallenge: (request, response) => pending.answer(request, response),
    start,
    close: () => source.close(),
  };
}
