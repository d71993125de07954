/** SHA-256 of a DTLS certificate: 64 lower-case hexadecimal digits. */
export type Fingerprint = string;

/**
 * The certificate that a session description vouches for (RFC 8122 5).
 *
 * Whatever names a fingerprint anywhere in the text must name this one. Under another hash function there
 * could be a second certificate, and nothing says which of them a browser checks.
 *
 * @returns null when there is none, or when it is not clear which.
 */
export function fingerprintIn(sdp: string): Fingerprint | null {
  const values = new Set<string>();
  for (const [, hash, value] of sdp.matchAll(/fingerprint:[ \t]*(\S*)[ \t]*(\S*)/gi)) {
    if (hash?.toLowerCase() !== 'sha-256' || !value) return null;
    values.add(value.replaceAll(':', '').toLowerCase());
  }
  const [only] = values;
  return values.size === 1 && only && /^[0-9a-f]{64}$/.test(only) ? only : null;
}
