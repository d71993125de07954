import { generateKeyPairSync } from 'node:crypto';
import { untimelyBecause, unusableBecause } from '../../../../server/tls/certificate-pair';
import { coversName } from '../../../../server/tls/covers-name';
import { createSelfSigned } from '../../../../server/tls/create-self-signed';
import { renewalTime } from '../../../../server/tls/renewal-time';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 5, 1);

it('takes a certificate with its key', async () => {
  const pair = await createSelfSigned(['talk.example.org'], NOW_MS);
  expect(unusableBecause(pair)).toBeNull();
  expect(untimelyBecause(pair.cert, NOW_MS)).toBeNull();
});

it('says what is wrong with a pair', async () => {
  const [one, other] = await Promise.all([
    createSelfSigned(['one.example'], NOW_MS),
    createSelfSigned(['other.example'], NOW_MS),
  ]);
  const encrypted = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
  }).privateKey;
  expect(unusableBecause({ ...one, key: other.key })).toMatch(/belongs to another certificate/);
  expect(unusableBecause({ ...one, cert: '' })).toMatch(/certificate cannot be read/);
  expect(unusableBecause({ ...one, cert: one.cert.slice(0, 200) })).toMatch(/cannot be read/);
  expect(unusableBecause({ ...one, key: 'nothing' })).toMatch(/private key cannot be read/);
  expect(unusableBecause({ ...one, key: encrypted })).toMatch(/private key cannot be read/);
  const brokenChain = `${one.cert}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`;
  expect(unusableBecause({ ...one, cert: brokenChain })).toMatch(/TLS does not accept it/);
});

it('knows when a certificate is valid, and when to renew it', async () => {
  const { cert } = await createSelfSigned(['talk.example.org'], NOW_MS);
  expect(untimelyBecause(cert, NOW_MS - 2 * DAY_MS)).toMatch(/not valid before 2026-05-31/);
  expect(untimelyBecause(cert, NOW_MS + 396 * DAY_MS)).toBeNull();
  expect(untimelyBecause(cert, NOW_MS + 397 * DAY_MS)).toMatch(/expired at 2027-07-03/);
  expect((renewalTime(cert) - NOW_MS) / DAY_MS).toBeCloseTo((398 * 2) / 3 - 1);
});

it('covers the names and addresses it was made for, and no others', async () => {
  const names = ['talk.example.org', '192.168.1.20', '2001:db8::20'];
  const { cert } = await createSelfSigned(names, NOW_MS);
  for (const name of names) expect([name, coversName(cert, name)]).toEqual([name, true]);
  for (const name of ['example.org', '192.168.1.21', '2001:db8::21']) {
    expect([name, coversName(cert, name)]).toEqual([name, false]);
  }
});
