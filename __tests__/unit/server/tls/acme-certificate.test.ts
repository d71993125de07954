import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { AcmeCertificate } from '../../../../server/tls/acme/acme-certificate';
import { AcmeChallenges } from '../../../../server/tls/acme/acme-challenges';
import type { Order } from '../../../../server/tls/acme/order-certificate';
import type { CertificatePair } from '../../../../server/tls/certificate-pair';
import { createSelfSigned } from '../../../../server/tls/create-self-signed';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const settings = {
  host: 'talk.example.org',
  email: null,
  directoryUrl: 'https://ca.example/directory',
  directoryCa: null,
  challenges: ['tls-alpn-01', 'http-01'] as const,
};

let lines: Record<string, unknown>[] = [];
const logger = pino(
  { level: 'info' },
  { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
);

let folder: string;
let source: AcmeCertificate | null = null;
beforeEach(() => {
  lines = [];
  folder = mkdtempSync(join(tmpdir(), 'tertulia-'));
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
});
afterEach(() => {
  source?.close();
  source = null;
  jest.useRealTimers();
  rmSync(folder, { recursive: true });
});

/** An authority that issues when `refusal` is null. Its certificates are good for 397 days. */
class FakeAuthority {
  readonly orders: Order[] = [];
  readonly issued: CertificatePair[] = [];
  refusal: string | null = null;

  readonly order = async (order: Order): Promise<CertificatePair> => {
    this.orders.push(order);
    if (this.refusal) throw new Error(this.refusal);
    const pair = await createSelfSigned([order.host], Date.now());
    this.issued.push(pair);
    return pair;
  };
}

async function open(authority: FakeAuthority): Promise<AcmeCertificate> {
  source?.close();
  source = await AcmeCertificate.open({
    settings,
    folder: join(folder, 'acme'),
    pending: new AcmeChallenges(),
    order: authority.order,
    logger,
  });
  return source;
}

/** Real work, such as making keys, takes its time while the clock stands still. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

it('has a provisional certificate until the authority has issued one', async () => {
  const authority = new FakeAuthority();
  const acme = await open(authority);
  const provisional = acme.current;
  const onChange = jest.fn();
  acme.onChange(onChange);
  expect(authority.orders).toHaveLength(0);
  acme.start();
  await until(() => onChange.mock.calls.length > 0);
  expect(acme.current).not.toEqual(provisional);
  expect(acme.current).toEqual(authority.issued[0]);
  expect(authority.orders[0]).toMatchObject({ host: 'talk.example.org', challenge: 'tls-alpn-01' });
});

it('keeps certificate and account over a restart, for the owner only', async () => {
  const authority = new FakeAuthority();
  const first = await open(authority);
  first.start();
  await until(() => first.current === authority.issued[0]);
  const again = await open(authority);
  expect(again.current).toEqual(authority.issued[0]);
  again.start();
  await jest.advanceTimersByTimeAsync(DAY_MS);
  expect(authority.orders).toHaveLength(1);
  for (const file of ['account.pem', 'talk.example.org.pem']) {
    expect(statSync(join(folder, 'acme', file)).mode & 0o777).toBe(0o600);
  }
  const account = readFileSync(join(folder, 'acme', 'account.pem'), 'utf8');
  expect(authority.orders[0]?.accountKey).toBe(account);
});

it('renews by itself at two thirds of the life, with the same account', async () => {
  const authority = new FakeAuthority();
  const acme = await open(authority);
  acme.start();
  await until(() => acme.current === authority.issued[0]);
  const dueMs = (398 * DAY_MS * 2) / 3 - DAY_MS;
  await jest.advanceTimersByTimeAsync(dueMs - 2 * HOUR_MS);
  expect(authority.orders).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(3 * HOUR_MS);
  await until(() => authority.issued.length === 2 && acme.current === authority.issued[1]);
  expect(authority.orders[1]?.accountKey).toBe(authority.orders[0]?.accountKey);
});

it('tries again after a failure, later every time, and in the other way', async () => {
  const authority = new FakeAuthority();
  authority.refusal = 'no such name';
  const acme = await open(authority);
  acme.start();
  const minutes = [2, 4, 8];
  for (const [index, wait] of minutes.entries()) {
    await until(() => authority.orders.length === index + 1 && jest.getTimerCount() > 0);
    await jest.advanceTimersByTimeAsync(wait * 60_000 - 1_000);
    expect(authority.orders).toHaveLength(index + 1);
    if (index === minutes.length - 1) authority.refusal = null;
    await jest.advanceTimersByTimeAsync(1_000);
  }
  await until(() => acme.current === authority.issued[0]);
  expect(authority.orders.map(({ challenge }) => challenge)).toEqual([
    'tls-alpn-01',
    'http-01',
    'tls-alpn-01',
    'http-01',
  ]);
});

it('serves a certificate that cannot be kept, orders no other one, and keeps it when it can be', async () => {
  const authority = new FakeAuthority();
  // As if on a disk that is not there, which stops root as well.
  symlinkSync(join(folder, 'disk'), join(folder, 'acme'));
  const acme = await open(authority);
  acme.start();
  await until(() => acme.current === authority.issued[0]);
  await jest.advanceTimersByTimeAsync(DAY_MS);
  expect(authority.orders).toHaveLength(1);
  const notKept = lines.filter(({ msg }) => msg === 'file_not_kept');
  expect(notKept.length).toBeGreaterThan(4);
  expect(notKept[0]).toMatchObject({ level: 50, reason: expect.stringMatching(/ENOENT|EEXIST/) });

  mkdirSync(join(folder, 'disk'));
  await jest.advanceTimersByTimeAsync(6 * HOUR_MS);
  const again = await open(authority);
  expect(again.current).toEqual(authority.issued[0]);
  const account = readFileSync(join(folder, 'acme', 'account.pem'), 'utf8');
  expect(account).toBe(authority.orders[0]?.accountKey);
});

it('has one account with the authority, also when its key cannot be kept', async () => {
  const authority = new FakeAuthority();
  authority.refusal = 'no such name';
  symlinkSync(join(folder, 'disk'), join(folder, 'acme'));
  const acme = await open(authority);
  acme.start();
  await until(() => authority.orders.length === 1 && jest.getTimerCount() > 0);
  await jest.advanceTimersByTimeAsync(DAY_MS);
  await until(() => authority.orders.length > 3);
  expect(new Set(authority.orders.map(({ accountKey }) => accountKey)).size).toBe(1);
  acme.close();
  mkdirSync(join(folder, 'disk'));
  await jest.advanceTimersByTimeAsync(DAY_MS);
  expect(readdirSync(join(folder, 'disk'))).toEqual([]);
});

it('goes on with the certificate it has while the authority is away', async () => {
  const authority = new FakeAuthority();
  const acme = await open(authority);
  acme.start();
  await until(() => acme.current === authority.issued[0]);
  authority.refusal = 'away';
  await jest.advanceTimersByTimeAsync(300 * DAY_MS);
  expect(authority.orders.length).toBeGreaterThan(5);
  expect(acme.current).toBe(authority.issued[0]);
});

it('asks for nothing once it is closed', async () => {
  const authority = new FakeAuthority();
  const acme = await open(authority);
  acme.close();
  acme.start();
  await jest.advanceTimersByTimeAsync(DAY_MS);
  expect(authority.orders).toHaveLength(0);
});
