import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { pino } from 'pino';
import { RelayFront } from '../../server/relay-front/relay-front';
import { provisionalTls } from '../../server/tls/provisional-tls';
import { freePort } from '../support/free-port';
import { childrenNamed } from './support/children-named';
import { ownRelay } from './support/own-relay';
import { relayWords } from './support/relay-words';
import { TestServer } from './support/test-server';
import { hasTurnutils, relayTraffic } from './support/turnutils';

jest.setTimeout(90_000);

const hasCoturn = spawnSync('turnserver', ['--version']).error === undefined;
if (!hasCoturn) console.log('Skipped: turnserver is not installed (package coturn).');
const withCoturn = hasCoturn && hasTurnutils ? describe : describe.skip;

describe('the process of the embedded relay', () => {
  it('is started again when it dies, and is tested again; the site goes on', async () => {
    const server = await TestServer.start({ relay: ownRelay() });
    await relayWords(server.url, /works/);
    const [pid = 0] = childrenNamed('relay/process');
    process.kill(pid, 'SIGKILL');
    expect(await relayWords(server.url, /^down/)).toBe('down: signal SIGKILL');
    expect(await (await fetch(server.url)).text()).toBe('a page');
    const turnedAway = connect(server.port, '127.0.0.1');
    turnedAway.write(Buffer.from('000100002112a442000102030405060708090a0b', 'hex'));
    await once(turnedAway, 'close');
    expect(await relayWords(server.url, /works|failed/)).toMatch(/^UDP works .*, TCP works /);
    expect(childrenNamed('relay/process')).not.toContain(pid);
    await server.close();
    expect(childrenNamed('relay/process')).toEqual([]);
  });

  it('tells what it has counted, while it is there', async () => {
    const config = { relay: ownRelay(), publicUrl: null, relayUrl: null };
    const front = new RelayFront(config, pino({ level: 'silent' }));
    expect(await front.counters()).toBeNull();
    await front.start({ host: '127.0.0.1', port: await freePort(), tls: false });
    expect(await front.counters()).toMatchObject({ malformed: 0, refusals: expect.anything() });
    await front.close();
    expect(await front.counters()).toBeNull();
  });

  it('gets no secret by argument or environment', async () => {
    const server = await TestServer.start({ relay: ownRelay() });
    const [pid = 0] = childrenNamed('relay/process');
    const seen = ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8'));
    expect(seen.join()).not.toContain(ownRelay().secret);
    expect(seen.join()).not.toContain('SERVER_SECRET');
    await server.close();
  });
});

withCoturn('RELAY=coturn', () => {
  let server: TestServer;
  beforeAll(async () => {
    const relay = ownRelay({ kind: 'coturn' });
    server = await TestServer.start({ relay }, { tls: await provisionalTls() });
  });
  afterAll(async () => {
    await server.close();
    expect(childrenNamed('turnserver')).toEqual([]);
  });

  const trial = async () => {
    const client = await server.connect();
    client.emit('request_ice_servers');
    return (await client.next('ice_servers')).iceServers;
  };

  it('is tested over UDP, and over TCP and TLS through the port of the site', async () => {
    const words = await relayWords(server.url, /works|failed/);
    expect(words).toMatch(/^UDP works .*, TCP works .*, TLS works /);
  });

  it.each([
    ['UDP', []],
    ['TCP', ['-t']],
  ])('carries the traffic of an independent client over %s', async (_transport, options) => {
    const traffic = await relayTraffic(server.port, await trial(), options);
    expect(traffic).toMatchObject({ sent: 40, received: 40 });
  });

  it('keeps its secret in a file that nobody else can read, and is started again', async () => {
    const [pid = 0] = childrenNamed('turnserver');
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain(ownRelay().secret);
    process.kill(pid, 'SIGKILL');
    await relayWords(server.url, /^down/);
    await relayWords(server.url, /^UDP works .*, TCP works .*, TLS works /);
  });

  it('is not started on a port that is taken, and that is told', async () => {
    const taken = createSocket('udp4');
    // Below the system's own choices: the server listens on the same number over TCP.
    const port = 22_900 + (process.pid % 100);
    taken.bind(port, '127.0.0.1');
    await once(taken, 'listening');
    const other = await TestServer.start({ relay: ownRelay({ kind: 'coturn', port }) });
    expect(await relayWords(other.url, /^down/)).toMatch(/EADDRINUSE/);
    await other.close();
    taken.close();
  });
});
