import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { IceServer } from '../../lib/signaling/events';
import { TurnClient } from '../../server/relay-test/turn-client';
import { eventually } from '../support/eventually';
import { freePort } from '../support/free-port';
import { ownRelay } from './support/own-relay';
import { relayWords } from './support/relay-words';
import { childrenNamed } from './support/children-named';
import { TestServer } from './support/test-server';

jest.setTimeout(60_000);

/** Credentials, without a relay that costs time to start. */
const EXTERNAL = {
  kind: 'external',
  urls: ['turn:127.0.0.1:9?transport=udp'],
  secret: 'a secret that the relay knows',
  credentialSeconds: 3_600,
} as const;

/** The user part is the peer id and a number of issue, or `trial-...`. */
const userOf = (list: readonly IceServer[]) => {
  const [expiry = '', part = ''] =
    list.find(({ username }) => username)?.username?.split(':') ?? [];
  const [user = '', issue = ''] = part.split('.');
  return { seconds: Number(expiry) - Date.now() / 1_000, user, issue: Number(issue) };
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
    const seated = userOf((await client.next('ice_servers')).iceServers);
    expect(seated.user).toBe(self);
    client.emit('request_ice_servers');
    const again = userOf((await client.next('ice_servers')).iceServers);
    expect(again.issue).toBeGreaterThan(seated.issue);
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

  it('are no good any more when the seat is free, however many there are', async () => {
    server = await TestServer.start({ relay: ownRelay() });
    await relayWords(server.url, /works/);
    const [{ client, iceServers } = never()] = await server.seat(1, 'sala');
    const allocate = (list: readonly IceServer[]) =>
      withTurn(server.port, list, () => Promise.resolve('allocated'));
    expect(await allocate(iceServers)).toBe('allocated');
    const lists = [iceServers];
    for (let count = 0; count < 5; count++) {
      client.emit('request_ice_servers');
      lists.push((await client.next('ice_servers')).iceServers);
    }
    client.emit('leave_room');
    await client.settle();
    await eventually('a refusal', async () => (await allocate(iceServers)) !== 'allocated');
    for (const list of lists) expect(await allocate(list)).toMatch(/401/);
    const { iceServers: anew } = await client.join('sala');
    expect(await allocate(anew)).toBe('allocated');
  });

  it('are revoked also while the relay is down, and stay so when it comes up', async () => {
    server = await TestServer.start({ relay: ownRelay() });
    await relayWords(server.url, /works/);
    const [gone, stays] = await server.seat(2, 'sala');
    const [pid = 0] = childrenNamed('relay/process');
    process.kill(pid, 'SIGKILL');
    await relayWords(server.url, /^down/);
    gone?.client.emit('leave_room');
    await gone?.client.settle();
    await relayWords(server.url, /works/);
    const allocate = (list: readonly IceServer[] = []) =>
      withTurn(server.port, list, () => Promise.resolve('allocated'));
    expect(await allocate(gone?.iceServers)).toMatch(/401/);
    expect(await allocate(stays?.iceServers)).toBe('allocated');
  });

  it('of a trial reach nothing outside of the relay', async () => {
    server = await TestServer.start({ relay: ownRelay() });
    await relayWords(server.url, /works/);
    const client = await server.connect();
    client.emit('request_ice_servers');
    const { iceServers } = await client.next('ice_servers');
    const permitted = (address: string) =>
      withTurn(server.port, iceServers, (turn) => turn.permit({ address, port: 53 }));
    expect(await permitted('8.8.8.8')).toMatch(/403/);
    expect(await permitted('127.0.0.1')).toBe('undefined');
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

/** Uses an allocation over TCP. @returns what came of it, in words */
async function withTurn(
  port: number,
  list: readonly IceServer[],
  use: (turn: TurnClient) => Promise<unknown>,
): Promise<string> {
  const { username = '', credential = '' } = list.find((one) => one.username) ?? {};
  const turn = new TurnClient({ username, credential }, AbortSignal.timeout(5_000));
  const target = { name: 'TCP', transport: 'tcp', host: '127.0.0.1', port } as const;
  try {
    await turn.allocate({ ...target, verifyCertificate: false });
    return String(await use(turn));
  } catch (error) {
    return String(error);
  } finally {
    await turn.close();
  }
}

/** Opens signalling with a Host that must not get into a URI. @returns the answer */
async function hostileHandshake(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: a?b,turn:c\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString();
}
