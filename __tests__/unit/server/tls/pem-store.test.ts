import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSelfSigned } from '../../../../server/tls/create-self-signed';
import { readPair, writePair } from '../../../../server/tls/pem-store';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tertulia-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('keeps a chain and its key, for the owner only, and leaves no draft behind', async () => {
  const [leaf, parent] = await Promise.all([
    createSelfSigned(['leaf.example'], Date.now()),
    createSelfSigned(['parent.example'], Date.now()),
  ]);
  const file = join(folder, 'data', 'one.pem');
  const pair = { cert: leaf.cert + parent.cert, key: leaf.key };
  writePair(file, pair);
  writePair(file, pair);
  expect(readPair(file)).toEqual(pair);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(folder, 'data'))).toEqual(['one.pem']);
});

it.each(['', 'nothing', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'])(
  'finds no pair in %j',
  (text) => {
    const file = join(folder, 'one.pem');
    expect(readPair(file)).toBeNull();
    writeFileSync(file, text);
    expect(readPair(file)).toBeNull();
  },
);
