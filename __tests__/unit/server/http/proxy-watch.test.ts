import { pino } from 'pino';
import { ProxyWatch } from '../../../../server/http/proxy-watch';

interface Asked {
  from: string;
  host?: string;
  forwarded?: string;
}

/** @returns what is warned of when these ask, in turns, often enough */
function warnings(trustProxy: number, asked: readonly Asked[]): unknown[] {
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line) => void lines.push(line) });
  const watch = new ProxyWatch(trustProxy, logger);
  for (let count = 0; count < 1_000; count++) {
    const one = asked[count % asked.length];
    if (!one) break;
    watch.see({
      headers: {
        host: one.host ?? 'talk.example.org',
        ...(one.forwarded !== undefined && { 'x-forwarded-for': one.forwarded }),
      },
      socket: { remoteAddress: one.from },
    });
  }
  return lines.map((line): unknown => JSON.parse(line));
}

it.each<[string, number, Asked[], object[]]>([
  [
    'a proxy on this machine that was not told of',
    0,
    [{ from: '127.0.0.1', forwarded: '203.0.113.7' }],
    [{ reason: 'forwarded', address: '127.0.0.1', trustProxy: 0 }],
  ],
  [
    'a proxy elsewhere that was not told of',
    0,
    [
      { from: '198.51.100.1', forwarded: '203.0.113.7' },
      { from: '198.51.100.2', forwarded: '203.0.113.8' },
    ],
    [{ reason: 'forwarded' }],
  ],
  [
    'everybody from one address inside',
    0,
    [{ from: '::ffff:172.17.0.1' }],
    [{ reason: 'one_address', address: '::ffff:172.17.0.1' }],
  ],
  [
    'fewer proxies told of than there are',
    1,
    [{ from: '127.0.0.1', forwarded: '203.0.113.7, 10.0.0.2' }],
    [{ reason: 'one_address', address: '10.0.0.2', trustProxy: 1 }],
  ],
  ['visitors from anywhere', 0, [{ from: '203.0.113.7' }, { from: '127.0.0.1' }], []],
  ['one visitor from outside', 0, [{ from: '203.0.113.7' }], []],
  [
    'a visitor who says a proxy of their own',
    0,
    [{ from: '203.0.113.7', forwarded: '192.168.1.2' }, { from: '203.0.113.8' }],
    [],
  ],
  ['a trial at home', 0, [{ from: '127.0.0.1', host: 'localhost:3000' }], []],
  ['a trial in a network', 0, [{ from: '192.168.1.7', host: '192.168.1.2:3000' }], []],
  [
    'proxies that are told of',
    2,
    [
      { from: '127.0.0.1', forwarded: '203.0.113.7, 10.0.0.2' },
      { from: '127.0.0.1', forwarded: '203.0.113.8, 10.0.0.2' },
    ],
    [],
  ],
])('says once what to set with %s', (_what, trustProxy, asked, expected) => {
  const found = warnings(trustProxy, asked);
  expect(found).toHaveLength(expected.length);
  expect(found).toMatchObject(expected);
  for (const one of expected) {
    expect(one).toBeDefined();
    expect(found[0]).toMatchObject({
      level: 40,
      msg: 'proxy_suspected',
      advice: expect.stringContaining('TRUST_PROXY'),
    });
  }
});
