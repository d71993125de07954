import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { provisionalTls } from '../../server/tls/provisional-tls';
import { freePort } from '../support/free-port';
import { ownRelay } from './support/own-relay';
import { relayWords } from './support/relay-words';
import { TestServer } from './support/test-server';
import { hasTurnutils, relayTraffic, stunOverUdp } from './support/turnutils';

jest.setTimeout(60_000);

if (!hasTurnutils) console.log('Skipped: turnutils_uclient is not installed (package coturn).');
const withTurnutils = hasTurnutils ? it : it.skip;

describe('the embedded relay on the port of the site', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start({ relay: ownRelay() }, { tls: await provisionalTls() });
  });
  afterAll(() => server.close());

  const trial = async () => {
    const client = await server.connect();
    client.emit('request_ice_servers');
    return (await client.next('ice_servers')).iceServers;
  };

  it('is tested over every transport, and that is told', async () => {
    const words = await relayWords(server.url, /works|failed/);
    expect(words).toMatch(/^UDP works \(.* ms\), TCP works \(.* ms\), TLS works \(.* ms\)$/);
  });

  it('is named to clients with every transport', async () => {
    const at = `127.0.0.1:${server.port}`;
    expect((await trial()).map(({ urls }) => urls)).toEqual([
      [`stun:${at}`],
      [`turn:${at}?transport=udp`, `turn:${at}?transport=tcp`, `turns:${at}?transport=tcp`],
    ]);
  });

  withTurnutils.each([
    ['UDP', []],
    ['TCP', ['-t']],
    ['TLS', ['-t', '-S']],
  ])('carries the traffic of an independent client over %s', async (_transport, options) => {
    const { sent, received } = await relayTraffic(server.port, await trial(), options);
    expect(sent).toBe(40);
    // This client reads one message a TLS record, and misses those that share one.
    expect(received).toBeGreaterThanOrEqual(options.includes('-S') ? 30 : 40);
  });

  withTurnutils('gives nothing to who has no credentials', async () => {
    const forged = [{ urls: [], username: '9999999999:trial-x', credential: 'guessed' }];
    for (const options of [[], ['-t'], ['-t', '-S']]) {
      const { received, output } = await relayTraffic(server.port, forged, options);
      expect(received).toBe(0);
      expect(output).toContain('Cannot complete Allocation');
    }
  });

  withTurnutils('tells an independent client its address over UDP', () => {
    expect(stunOverUdp(server.port)).toMatch(/reflexive addr: 127\.0\.0\.1:\d+/);
  });

  it('has signalling inside TLS meanwhile, and probes in the clear', async () => {
    expect(await (await fetch(`${server.url}/healthz`)).text()).toBe('ok');
    const { client } = (await server.seat(1, 'sala'))[0] ?? {};
    expect(client?.socket.connected).toBe(true);
  });

  it('ends streams when it closes, however busy they are', async () => {
    const stopping = await TestServer.start({ relay: ownRelay() });
    const socket = connect(stopping.port, '127.0.0.1');
    socket.write(BINDING_REQUEST);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.readUInt16BE(0)).toBe(BINDING_SUCCESS);
    const silent = connect(stopping.port, '127.0.0.1');
    await once(silent, 'connect');
    await Promise.all([closed(socket), closed(silent), stopping.close()]);
  });
});

describe('RELAY_PORT', () => {
  it('takes STUN in the clear and inside TLS, and nothing else', async () => {
    const port = await freePort();
    const relay = ownRelay({ port });
    const server = await TestServer.start({ relay }, { tls: await provisionalTls() });
    expect(await relayWords(server.url, /works|failed/)).toMatch(
      /^UDP works .*, TCP works .*, TLS w/,
    );
    for (const secure of [false, true]) {
      const socket = secure
        ? connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false })
        : connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
      await closed(socket);
      expect(answer).toBe('');
    }
    await server.close();
  });
});

describe('RELAY=external', () => {
  it('is tested with its secret, which must be the right one', async () => {
    const relay = ownRelay();
    const theirs = await TestServer.start({ relay });
    await relayWords(theirs.url, /works/);
    const urls = ['udp', 'tcp'].map((one) => `turn:127.0.0.1:${theirs.port}?transport=${one}`);
    const external = { kind: 'external', urls, credentialSeconds: 3_600 } as const;
    const right = await TestServer.start({ relay: { ...external, secret: relay.secret } });
    const wrong = await TestServer.start({ relay: { ...external, secret: 'another one' } });
    expect(await relayWords(right.url, /works|failed/)).toMatch(
      /^turn:\S+udp works \(.* ms\), turn:\S+tcp works \(.* ms\)$/,
    );
    expect(await relayWords(wrong.url, /works|failed/)).toMatch(
      /^turn:\S+udp failed \(.*401.*\), turn:\S+tcp failed \(.*401.*\)$/,
    );
    for (const server of [wrong, right, theirs]) await server.close();
  });
});

/** Resolves when a connection is over, however roughly. */
async function closed(socket: Socket): Promise<void> {
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
}

const BINDING_SUCCESS = 0x0101;
const BINDING_REQUEST = Buffer.from('000100002112a442000102030405060708090a0b', 'hex');
