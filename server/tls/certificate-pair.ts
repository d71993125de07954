import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { reasonOf } from '../reason-of';

/** A certificate, with its chain behind it, and the private key that belongs to it. Both in PEM. */
export interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

/** @returns why no server can work with this pair, as the end of a sentence; null when one can */
export function unusableBecause({ cert, key }: CertificatePair): string | null {
  const leaf = attempt(() => new X509Certificate(cert));
  if ('problem' in leaf) return `the certificate cannot be read (${leaf.problem})`;
  const privateKey = attempt(() => createPrivateKey(key));
  if ('problem' in privateKey) return `the private key cannot be read (${privateKey.problem})`;
  if (!leaf.value.checkPrivateKey(privateKey.value)) {
    return 'the private key belongs to another certificate';
  }
  const context = attempt(() => createSecureContext({ cert, key }));
  return 'problem' in context ? `TLS does not accept it (${context.problem})` : null;
}

/** @returns why browsers refuse this certificate at that time, as the end of a sentence, else null */
export function untimelyBecause(cert: string, nowMs: number): string | null {
  const { fromMs, toMs } = lifetimeOf(cert);
  if (nowMs >= toMs) return `the certificate expired at ${new Date(toMs).toISOString()}`;
  if (nowMs < fromMs)
    return `the certificate is not valid before ${new Date(fromMs).toISOString()}`;
  return null;
}

/** From when to when a certificate is valid, in milliseconds since 1970. */
export function lifetimeOf(cert: string): { fromMs: number; toMs: number } {
  const { validFrom, validTo } = new X509Certificate(cert);
  return { fromMs: Date.parse(validFrom), toMs: Date.parse(validTo) };
}

function attempt<T>(work: () => T): { value: T } | { problem: string } {
  try {
    return { value: work() };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}
