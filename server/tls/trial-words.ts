import { renderUnicodeCompact } from 'uqr';

export interface Trial {
  /** Where a phone in the same network finds the site; null when the machine is in no network. */
  readonly url: string | null;
  readonly fingerprint: string;
}

/** What whoever tries Tertulia with a certificate of its own is to know, for a terminal. */
export function trialWords({ url, fingerprint }: Trial): string {
  const warning = [
    'The certificate is one of our own making, so browsers warn. Go on only if it shows this SHA-256',
    `fingerprint: ${fingerprint}`,
  ];
  if (url === null) return `${warning.join('\n')}\n`;
  const where = `From a phone in the same network: ${url}`;
  return [where, '', renderUnicodeCompact(url, { border: 2 }), '', ...warning, ''].join('\n');
}
