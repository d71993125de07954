import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** @returns whether a browser takes this certificate for that host name or address */
export function coversName(cert: string, name: string): boolean {
  const leaf = new X509Certificate(cert);
  const found = isIP(name) ? leaf.checkIP(name) : leaf.checkHost(name);
  return found !== undefined;
}
