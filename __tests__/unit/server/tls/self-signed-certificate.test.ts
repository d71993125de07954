import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { coversName } from '../../../../server/tls/covers-name';
import { SelfSignedCertificate } from '../../../../server/tls/self-signed-certificate';

const DAY_MS = 86_400_000;
const names = { addresses: ['192.168.1.20', '2001:db8::20'], hostname: 'laptop' };

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tertulia-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function open(more: Partial<Parameters<typeof SelfSignedCertificate.open>[0]> = {}) {
  const source = await SelfSignedCertificate.open({
    file: join(folder, 'self-signed.pem'),
    names,
    publicHost: null,
    logger: pino({ level: 'silent' }),
    ...more,
  });
  source.close();
  return source.current;
}

it('covers every name and address of the machine', async () => {
  const { cert } = await open({ publicHost: 'talk.example.org' });
  const wanted = ['localhost', '127.0.0.1', '::1', 'laptop', 'talk.example.org'];
  for (const name of [...wanted, ...names.addresses]) {
    expect([name, coversName(cert, name)]).toEqual([name, true]);
  }
});

it('stays the same over restarts, also when an IPv6 address changed', async () => {
  const first = await open();
  expect(await open()).toEqual(first);
  expect(await open({ names: { ...names, addresses: ['192.168.1.20', '2001:db8::99'] } })).toEqual(
    first,
  );
});

it.each<[string, Partial<Parameters<typeof SelfSignedCertificate.open>[0]>]>([
  ['an address changed', { names: { ...names, addresses: ['192.168.1.21'] } }],
  ['the host name changed', { names: { ...names, hostname: 'desktop' } }],
  ['there is a public name', { publicHost: 'talk.example.org' }],
  ['it is about to expire', { now: () => Date.now() + 300 * DAY_MS }],
])('is made anew when %s', async (_why, more) => {
  const first = await open();
  expect(await open(more)).not.toEqual(first);
});

it('is made anew when the file is broken', async () => {
  const first = await open();
  writeFileSync(join(folder, 'self-signed.pem'), first.cert);
  expect((await open()).cert).not.toBe(first.cert);
});

it('is served although it cannot be kept, the same one all the time, and kept when it can be', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  try {
    // As if on a disk that is not there, which stops root as well.
    symlinkSync(join(folder, 'disk'), join(folder, 'data'));
    const file = join(folder, 'data', 'self-signed.pem');
    const source = await SelfSignedCertificate.open({
      file,
      names,
      publicHost: null,
      logger: pino({ level: 'silent' }),
    });
    const first = source.current;
    await jest.advanceTimersByTimeAsync(DAY_MS);
    expect(source.current).toBe(first);
    mkdirSync(join(folder, 'disk'));
    await jest.advanceTimersByTimeAsync(DAY_MS);
    source.close();
    expect(await open({ file })).toEqual(first);
  } finally {
    jest.useRealTimers();
  }
});
