import { X509Certificate } from 'node:crypto';

/** SHA-256 of the certificate, as browsers show it. */
export function fingerprintOf(cert: string): string {
  return new X509Certificate(cert).fingerprint256;
}
