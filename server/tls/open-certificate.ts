import { join } from 'node:path';
import type { Logger } from 'pino';
import type { PublicUrl } from '../config/public-url';
import type { TlsConfig } from '../config/tls-config';
import { bareHost } from '../net/authority';
import type { AcmeParts } from './acme/acme-certificate';
import { AcmeCertificate } from './acme/acme-certificate';
import { acmeFolder } from './acme/acme-folder';
import type { AcmeChallenges } from './acme/acme-challenges';
import { orderCertificate } from './acme/order-certificate';
import type { CertificateSource } from './certificate-source';
import { FileCertificate } from './file-certificate';
import { localNames } from './local-names';
import { SelfSignedCertificate } from './self-signed-certificate';

export interface CertificateParts {
  tls: Exclude<TlsConfig, { mode: 'off' }>;
  dataDir: string;
  publicUrl: PublicUrl | null;
  pending: AcmeChallenges;
  logger: Logger;
  clock?: Pick<AcmeParts, 'now' | 'longestSleepMs'>;
}

/** A source, and what to call once the server listens. */
export interface OpenedCertificate {
  source: CertificateSource;
  start: () => void;
}

/**
 * Opens the source of certificates that the configuration asks for.
 *
 * @throws {ConfigError} when the files hold no usable certificate
 */
export async function openCertificate(parts: CertificateParts): Promise<OpenedCertificate> {
  const { tls, dataDir, publicUrl, pending, logger, clock } = parts;
  switch (tls.mode) {
    case 'files':
      return { source: new FileCertificate(tls, { logger }), start: () => undefined };
    case 'self-signed': {
      const source = await SelfSignedCertificate.open({
        file: join(dataDir, 'self-signed.pem'),
        names: localNames(),
        publicHost: publicUrl && bareHost(publicUrl.host),
        logger,
      });
      return { source, start: () => undefined };
    }
    case 'acme': {
      const folder = acmeFolder(dataDir, tls.directoryUrl);
      const source = await AcmeCertificate.open({
        settings: tls,
        folder,
        pending,
        order: orderCertificate,
        logger,
        ...clock,
      });
      return { source, start: () => source.start() };
    }
  }
}
