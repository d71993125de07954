import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config';
import { acmeFolder } from '../tls/acme/acme-folder';
import type { CertificatePair } from '../tls/certificate-pair';
import { readPair } from '../tls/pem-store';

/**
 * The certificate that the server has, or would start with.
 *
 * @returns null when there is none yet
 * @throws when there is one, and it cannot be read
 */
export function keptCertificate({ tls, dataDir }: Config): CertificatePair | null {
  switch (tls.mode) {
    case 'off':
      return null;
    case 'files':
      return {
        cert: readFileSync(tls.certFile, 'utf8'),
        key: readFileSync(tls.keyFile, 'utf8'),
      };
    case 'self-signed':
      return readPair(join(dataDir, 'self-signed.pem'));
    case 'acme':
      return readPair(join(acmeFolder(dataDir, tls.directoryUrl), `${tls.host}.pem`));
  }
}
