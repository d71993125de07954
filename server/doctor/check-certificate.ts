import type { CertificatePair } from '../tls/certificate-pair';
import { lifetimeOf, untimelyBecause, unusableBecause } from '../tls/certificate-pair';
import { coversName } from '../tls/covers-name';
import type { Finding } from './finding';

const DAY_MS = 86_400_000;

/** What renews certificates begins weeks earlier; this late, it did not work. */
const FEW_DAYS = 7;

const subject = 'Certificate';

/** @param publicHost the host of PUBLIC_URL, without brackets; null when it is not set */
export function checkCertificate(
  pair: CertificatePair,
  publicHost: string | null,
  nowMs: number,
): Finding[] {
  const unusable = unusableBecause(pair);
  if (unusable !== null) {
    const advice =
      'Give the certificate with its chain, in PEM, and the private key that belongs to it.';
    return [{ status: 'failure', subject, words: `It cannot be used: ${unusable}.`, advice }];
  }
  return [
    checkTime(pair.cert, nowMs),
    ...(publicHost === null ? [] : [checkName(pair.cert, publicHost)]),
  ];
}

function checkTime(cert: string, nowMs: number): Finding {
  const untimely = untimelyBecause(cert, nowMs);
  if (untimely !== null) {
    const advice = "Renew it, and check this machine's clock.";
    return { status: 'failure', subject, words: `Browsers refuse it: ${untimely}.`, advice };
  }
  const { fromMs, toMs } = lifetimeOf(cert);
  const days = Math.floor((toMs - nowMs) / DAY_MS);
  const words = `Its key matches, and it is valid for another ${days} days.`;
  // Some authorities issue for hours only.
  const isLate = days < FEW_DAYS && toMs - nowMs < (toMs - fromMs) / 4;
  if (!isLate) return { status: 'ok', subject, words };
  return { status: 'warning', subject, words, advice: 'See why it was not renewed yet.' };
}

function checkName(cert: string, publicHost: string): Finding {
  if (coversName(cert, publicHost)) {
    return { status: 'ok', subject, words: `It is for ${publicHost}, as PUBLIC_URL is.` };
  }
  return {
    status: 'failure',
    subject,
    words: `It is not for ${publicHost}, the host of PUBLIC_URL.`,
    advice: 'Get one for that name, or correct PUBLIC_URL.',
  };
}
