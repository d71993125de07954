import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { IceServer } from '../../lib/signaling/events';
import { TurnClient } from '../../server/relay-test/turn-client';
import { eventually } from '../support/eventually';
import { freePort } from '../support/free-port';
import { ownRelay } from './support/own-relay';
import { relayWords } from './support/relay-words';
import { TestServer } from './support/test-server';

jest.setTimeout(60_000);

/** Credentials, without a relay that costs time to start. */
const EXTERNAL = {
  kind: 'external',
  urls: ['turn:127.0.0.1:9?transport=udp'],
  secret: 'a secret that the relay knows',
  credentialSeconds: 3_600,
} as const;

const userOf = (list: readonly IceServer[]): { seconds: number; user: string } => {
  const [expiry = '', user = ''] =
    list.find(({ username }) => username)?.username?.split(':') ?? [];
  return { seconds: Number(expiry) - Date.now() / 1_000, user };
};

describe('ICE servers', () => {
  let server: TestServer;
  afterEach(() => server.close());

  it('come with the seat, with credentials that are bound to it', async () => {
    server = await TestServer.start({ relay: EXTERNAL });
    const [ana, ben] = await server.seat(2, 'sala');
    expect(userOf(ana?.iceServers ?? []).user).toBe(ana?.self);
    expect(userOf(ben?.iceServers ?? []).user).toBe(ben?.self);
    expect(userOf(ben?.iceServers ?? []).seconds).toBeGreaterThan(3_590);
    expect(ben?.iceServers[0]?.urls).toEqual(EXTERNAL.urls);
  });

  it('are good for a short test without a seat, and for the seat with one', async () => {
    server = await TestServer.start({ relay: EXTERNAL });
    const client = await server.connect();
    client.emit('request_ice_servers');
    const trial = userOf((await client.next('ice_servers')).iceServers);
    expect(trial.user).toMatch(/^trial-/);
    expect(trial.seconds).toBeLessThanOrEqual(121);
    const { self } = await client.join('sala');
    client.emit('request_ice_servers');
    expect(userOf((await client.next('ice_servers')).iceServers).user).toBe(self);
  });

  it('come again by themselves when half of their time is over, to those in a seat', async () => {
    server = await TestServer.start({ relay: { ...EXTERNAL, credentialSeconds: 2 } });
    const [{ client, self, iceServers } = never()] = await server.seat(1, 'sala');
    const watcher = await server.connect();
    watcher.emit('request_ice_servers');
    await watcher.next('ice_servers');
    const first = userOf(iceServers);
    const renewed = userOf((await client.next('ice_servers')).iceServers);
    await client.next('ice_servers');
    expect(renewed.user).toBe(self);
    expect(renewed.seconds).toBeGreaterThan(first.seconds - 1);
    await watcher.settle();
    expect(watcher.drain().filter(({ event }) => event === 'ice_servers')).toEqual([]);
  });

  it('are named after the host that the client asked for', async () => {
    server = await TestServer.start({ relay: ownRelay() });
    const client = await server.connect();
    client.emit('request_ice_servers');
    const { iceServers } = await client.next('ice_servers');
    expect(iceServers[0]?.urls).toEqual([`stun:127.0.0.1:${server.port}`]);
    expect(await hostileHandshake(server.port)).toMatch(/HTTP\/1\.1 (200|400)/);
  });

  it('are no good any more when the seat is free', async () => {
    server = await TestServer.start({ relay: ownRelay() });
    await relayWords(server.url, /works/);
    const [{ client, iceServers } = never()] = await server.seat(1, 'sala');
    const { username = '', credential = '' } = iceServers.find((one) => one.username) ?? {};
    const allocate = async () => {
      const turn = new TurnClient({ username, credential }, AbortSignal.timeout(5_000));
      const { port } = server;
      const target = { name: 'TCP', transport: 'tcp', host: '127.0.0.1', port } as const;
      const result = turn.allocate({ ...target, verifyCertificate: false });
      return result.then(() => 'allocated', String).finally(() => turn.close());
    };
    expect(await allocate()).toBe('allocated');
    // Credentials of the second in which a seat is given up may be those of a page that was reloaded.
    await nextSecond();
    client.emit('leave_room');
    await client.settle();
    let result = '';
    await eventually('a refusal', async () => (result = await allocate()) !== 'allocated');
    expect(result).toMatch(/401/);
  });

  it('tell nothing of UDP where that port is taken, and the relay goes on without', async () => {
    const taken = createSocket('udp4');
    taken.bind(await freePort(), '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address();
    server = await TestServer.start({ relay: ownRelay(), port });
    expect(await relayWords(server.url, /TCP/)).toMatch(
      /^UDP failed \(.*EADDRINUSE.*\), TCP works/,
    );
    const client = await server.connect();
    client.emit('request_ice_servers');
    const { iceServers } = await client.next('ice_servers');
    expect(iceServers.map(({ urls }) => urls)).toEqual([[`turn:127.0.0.1:${port}?transport=tcp`]]);
    taken.close();
  });
});

function never(): never {
  throw new Error('Nobody has a seat');
}

async function nextSecond(): Promise<void> {
  const second = Math.floor(Date.now() / 1_000);
  await eventually('the next second', () => Math.floor(Date.now() / 1_000) > second);
}

/** Opens signalling with a Host that must not get into a URI. @returns the answer */
async function hostileHandshake(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: a?b,turn:c\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString();
}
