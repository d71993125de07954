import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../../server/config';
import { checkTls } from '../../../../server/doctor/check-tls';
import type { CertificatePair } from '../../../../server/tls/certificate-pair';
import { createSelfSigned } from '../../../../server/tls/create-self-signed';
import { writePair } from '../../../../server/tls/pem-store';

const NOW_MS = Date.UTC(2026, 5, 1);
const DAY_MS = 86_400_000;

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tertulia-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function check(environment: Record<string, string>, nowMs = NOW_MS): string[] {
  const fixed = { NODE_ENV: 'test', SERVER_SECRET: 's'.repeat(32), DATA_DIR: folder } as const;
  const findings = checkTls(readConfig({ ...fixed, ...environment }), nowMs);
  return findings.map(({ status, words }) => `${status}: ${words}`);
}

const files = ({ cert, key }: CertificatePair) => {
  writeFileSync(join(folder, 'cert.pem'), cert);
  writeFileSync(join(folder, 'key.pem'), key);
  return {
    TLS_CERT_FILE: join(folder, 'cert.pem'),
    TLS_KEY_FILE: join(folder, 'key.pem'),
    PUBLIC_URL: 'https://talk.example.org',
  };
};

it.each<[Record<string, string>, string]>([
  [{}, 'warning: The site speaks plain http: cameras work on this machine only.'],
  [{ PUBLIC_URL: 'https://talk.example.org', TRUST_PROXY: '1' }, 'ok: It is the matter of a proxy'],
  [{ PUBLIC_URL: 'https://talk.example.org' }, 'warning: PUBLIC_URL is https, but TLS is off'],
])('without TLS and with %j', (environment, words) => {
  expect(check(environment)).toEqual([expect.stringContaining(words)]);
});

it('finds a good certificate good', async () => {
  const pair = await createSelfSigned(['talk.example.org'], NOW_MS);
  expect(check(files(pair))).toEqual([
    'ok: TLS is "files".',
    'ok: Its key matches, and it is valid for another 397 days.',
    'ok: It is for talk.example.org, as PUBLIC_URL is.',
  ]);
});

it('tells of a wrong name, of little time, of none, and of a key that does not match', async () => {
  const [pair, other] = await Promise.all([
    createSelfSigned(['talk.example.org'], NOW_MS),
    createSelfSigned(['other.example'], NOW_MS),
  ]);
  expect(check(files(other))).toContainEqual(expect.stringMatching(/^failure: .*not for talk/));
  const environment = files(pair);
  expect(check(environment, NOW_MS + 392 * DAY_MS)).toContainEqual(
    expect.stringMatching(/^warning: .* another 5 days/),
  );
  expect(check(environment, NOW_MS + 398 * DAY_MS)).toContainEqual(
    expect.stringMatching(/^failure: Browsers refuse it: the certificate expired/),
  );
  expect(check(files({ ...pair, key: other.key }))).toContainEqual(
    expect.stringMatching(/^failure: .*belongs to another certificate/),
  );
});

it('tells of files that cannot be read', () => {
  const missing = { TLS_CERT_FILE: join(folder, 'no.pem'), TLS_KEY_FILE: join(folder, 'no.pem') };
  expect(check(missing)).toEqual([expect.stringMatching(/^failure: .*ENOENT/)]);
});

it('looks at what is kept of certificates that come by themselves', async () => {
  expect(check({ TLS: 'self-signed' })).toContainEqual(
    expect.stringMatching(/^ok: .*no certificate/),
  );
  const acme = { TLS: 'acme', PUBLIC_URL: 'https://talk.example.org' };
  expect(check(acme)).toContainEqual(expect.stringMatching(/^warning: .*no certificate yet/));
  writePair(join(folder, 'self-signed.pem'), await createSelfSigned(['localhost'], NOW_MS));
  expect(check({ TLS: 'self-signed' })).toContainEqual(expect.stringMatching(/^ok: .*397 days/));
});
