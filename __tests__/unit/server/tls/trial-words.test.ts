import { renderUnicodeCompact } from 'uqr';
import { parsePublicUrl } from '../../../../server/config/public-url';
import { createSelfSigned } from '../../../../server/tls/create-self-signed';
import { fingerprintOf } from '../../../../server/tls/fingerprint-of';
import { trialUrl } from '../../../../server/tls/trial-url';
import { trialWords } from '../../../../server/tls/trial-words';

it.each<[string | null, string[], number, string | null]>([
  [null, ['192.168.1.20', '2001:db8::20'], 3000, 'https://192.168.1.20:3000'],
  [null, ['192.168.1.20'], 443, 'https://192.168.1.20'],
  [null, ['2001:db8::20'], 3000, 'https://[2001:db8::20]:3000'],
  ['https://talk.example.org', ['192.168.1.20'], 3000, 'https://talk.example.org'],
  [null, [], 3000, null],
])(
  'with PUBLIC_URL %s and addresses %j on port %d, a phone goes to %s',
  (url, addresses, port, expected) => {
    expect(trialUrl(url === null ? null : parsePublicUrl(url), addresses, port)).toBe(expected);
  },
);

it('shows the address as words and as a QR code, and the fingerprint', async () => {
  const { cert } = await createSelfSigned(['localhost'], Date.now());
  const fingerprint = fingerprintOf(cert);
  expect(fingerprint).toMatch(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  const url = 'https://192.168.1.20:3000';
  const words = trialWords({ url, fingerprint });
  expect(words).toContain(`: ${url}\n`);
  expect(words).toContain(renderUnicodeCompact(url, { border: 2 }));
  expect(words).toContain(fingerprint);
});

it('has no address to show without a network', () => {
  const words = trialWords({ url: null, fingerprint: 'AA:BB' });
  expect(words).toContain('AA:BB');
  expect(words).not.toMatch(/phone|null/);
});
