import { connect } from 'node:net';
import { pino } from 'pino';
import type { GuardConfig } from '../../server/config/guard-config';
import type { ServerConfig } from '../../server/create-server';
import { eventually } from '../support/eventually';
import { rawFrame } from '../support/raw-frame';
import { RawSocket, rawEvent } from '../support/raw-socket';
import type { TestClient } from './support/test-client';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

const KIB = 1_024;

describe('signalling under attack', () => {
  let server: TestServer;
  const lines: string[] = [];
  const logger = pino({}, { write: (line) => lines.push(line) });
  beforeEach(() => (lines.length = 0));
  afterEach(() => server.close());

  const start = async (
    guard: Partial<GuardConfig> = {},
    config: Partial<ServerConfig> = {},
  ): Promise<void> => {
    server = await TestServer.start(
      { ...config, guard: { ...TEST_CONFIG.guard, ...guard } },
      { logger },
    );
  };

  /** Somebody who says things that Socket.IO's client would not. @returns whether the server closed it */
  const isClosedAfter = (frames: readonly Buffer[], localAddress = '127.0.0.9'): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = new RawSocket({
        port: server.port,
        localAddress,
        onOpen: (opened) => {
          for (const frame of frames) opened.send(frame);
          opened.send(rawEvent('watch_room', { room: 'barrier' }));
        },
        onText: (text) => {
          if (!text.includes('"barrier"')) return;
          socket.destroy();
          resolve(false);
        },
        onEnd: () => resolve(true),
      });
    });

  /** Has a client take nothing more of what is sent to it. @returns what has it read on */
  const stopReading = (client: TestClient): (() => void) => {
    const { transport } = client.socket.io.engine;
    const { ws } = transport as unknown as {
      ws: { _socket: { pause: () => void; resume: () => void } };
    };
    ws._socket.pause();
    return () => ws._socket.resume();
  };

  it.each([
    ['an acknowledgement', '430[]'],
    ['another namespace', '40/x,'],
    ['an event of another namespace', '42/x,["watch_room",{"room":"sala"}]'],
    ['a second greeting', '40'],
    ['a refused greeting', '44{"message":"no"}'],
    ['an event that promises bytes', '451-["watch_room",{"_placeholder":true,"num":0}]'],
    ['nothing', '4'],
  ])('closes on %s, which no client of ours says', async (_what, text) => {
    await start();
    expect(await isClosedAfter([rawFrame(text)])).toBe(true);
    expect(await isClosedAfter([])).toBe(false);
  });

  it('counts packets that are no events, and frames that are no packets', async () => {
    await start();
    const pong = rawFrame('3');
    const ping = Buffer.from([0x89, 0x80, 0, 0, 0, 0]);
    expect(await isClosedAfter(Array.from({ length: 100 }, () => pong))).toBe(false);
    expect(await isClosedAfter(Array.from({ length: 1_000 }, () => pong))).toBe(true);
    expect(await isClosedAfter(Array.from({ length: 1_000 }, () => ping))).toBe(true);
  });

  it('has whoever sends too many bytes pay for it, and not whoever is to take them', async () => {
    await start();
    const [victim, mallory, witness] = await server.seat(3, 'sala');
    if (!victim || !mallory || !witness) throw new Error('Three seats were expected.');
    const readOn = stopReading(victim.client);
    const payload = 'x'.repeat(60 * KIB);
    for (let count = 0; count < 150; count++) {
      mallory.client.emit('webrtc_offer', { to: victim.self, payload });
    }
    expect(await witness.client.next('peer_away')).toEqual({ peer: mallory.self });
    readOn();
    // What one may send to another in one go has come through, and the line is as it was.
    expect(await victim.client.next('webrtc_offer')).toMatchObject({ from: mallory.self });
    await victim.client.settle();
    await witness.client.settle();
    expect(witness.client.drain()).toEqual([]);
    witness.client.emit('webrtc_offer', { to: victim.self, payload: 'there' });
    await victim.client.next('webrtc_offer', ({ from }) => from === witness.self);
  });

  it('refuses what would fill a slow line, before the sender has reached its own limit', async () => {
    await start();
    const [victim, mallory] = await server.seat(2, 'sala');
    if (!victim || !mallory) throw new Error('Two seats were expected.');
    for (let count = 0; count < 4; count++) {
      mallory.client.emit('webrtc_offer', { to: victim.self, payload: 'x'.repeat(40 * KIB) });
    }
    expect(await mallory.client.next('signal_error')).toEqual({
      code: 'rate_limited',
      event: 'webrtc_offer',
    });
    await mallory.client.settle();
    await victim.client.settle();
    const offers = victim.client.drain().filter(({ event }) => event === 'webrtc_offer');
    expect(offers).toHaveLength(2);
  });

  it('charges whoever says it for what a message makes it send to others', async () => {
    await start();
    const people = await server.seat(5, 'sala');
    const [host] = people;
    if (!host) throw new Error('A host was expected.');
    // Each is told to five; a hundred are within the limit of messages.
    for (let count = 0; count < 180; count++) {
      host.client.emit('lock_room', { locked: count % 2 === 0 });
    }
    expect(await host.client.next('signal_error')).toEqual({ code: 'rate_limited', event: null });
    await host.client.disconnected();
    expect(lines.filter((line) => line.includes('host_obeyed')).length).toBeLessThanOrEqual(30);
  });

  it('opens as many connections as it may for handshakes that come in one write each', async () => {
    await start({ maxConnectionsPerAddress: 20 });
    const handshake = 'GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\n\r\n';
    // More in one write than this, and the connection is ended.
    const answers = await new Promise<string>((resolve) => {
      let text = '';
      for (let count = 0; count < 10; count++) {
        const socket = connect(server.port, '127.0.0.1', () => socket.write(handshake.repeat(6)));
        socket.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          if ((text.match(/HTTP\/1\.1 /g) ?? []).length === 60) resolve(text);
        });
      }
    });
    expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(20);
    expect(answers.match(/address_full/g)).toHaveLength(40);
  });

  it('counts rooms for who comes back to one too, once everybody had time for that', async () => {
    await start({ maxRooms: 20 }, { seatHoldSeconds: 1 });
    const mallory = await server.connect();
    const tokens: [room: string, token: string][] = [];
    for (let count = 0; count < 25; count++) {
      const room = `room-${String(count)}`;
      tokens.push([room, (await mallory.join(room)).token]);
      mallory.emit('leave_room');
    }
    const clients = await Promise.all(tokens.map(() => server.connect()));
    const come = async (): Promise<string[]> => {
      const got = await Promise.all(
        clients.map(async (client, index) => {
          const [room, token] = tokens[index] ?? [];
          client.emit('leave_room');
          await client.settle();
          client.drain();
          return client
            .join(room ?? '', { returning: { token, inCall: false } })
            .then(() => 'seat', String);
        }),
      );
      return got.filter((one) => one !== 'seat');
    };
    await eventually('the server is done with recovering', async () => (await come()).length > 0);
    const refusals = await come();
    expect(refusals).toHaveLength(5);
    for (const refusal of refusals) expect(refusal).toContain('too_many_rooms');
  });

  it('leaves the door of a locked room to others', async () => {
    await start();
    const [host] = await server.seat(1, 'sala');
    if (!host) throw new Error('A host was expected.');
    host.client.emit('lock_room', { locked: true });
    await host.client.next('door_changed');
    const stand = async (localAddress: string) => {
      const client = await server.connect(['websocket'], { localAddress });
      client.emit('join_room', { room: 'sala' });
      return client;
    };
    const crowd = await Promise.all(Array.from({ length: 10 }, () => stand('127.0.0.5')));
    for (const client of crowd) await client.settle();
    const standing = crowd.filter((client) =>
      client.drain().some(({ event }) => event === 'door_closed'),
    );
    expect(standing).toHaveLength(4);
    const guest = await stand('127.0.0.6');
    const { self } = await guest.next('door_closed');
    guest.emit('knock', { to: host.self, payload: 'let me in' });
    expect(await host.client.next('knock')).toMatchObject({ from: self });
  });

  it('hears one socket knock a few times, and not a hundred', async () => {
    await start();
    const [host] = await server.seat(1, 'sala');
    if (!host) throw new Error('A host was expected.');
    host.client.emit('lock_room', { locked: true });
    await host.client.next('door_changed');
    const mallory = await server.connect(['websocket'], { localAddress: '127.0.0.5' });
    const payload = 'x'.repeat(24 * KIB);
    // Where a room is kept is known then: less may wait for that.
    mallory.emit('watch_room', { room: 'sala' });
    await mallory.next('room_status');
    for (let count = 0; count < 60; count++) {
      mallory.emit('join_room', { room: 'sala' });
      mallory.emit('knock', { to: host.self, payload });
      mallory.emit('leave_room');
    }
    await mallory.disconnected();
    await host.client.settle();
    const knocks = host.client.drain().filter(({ event }) => event === 'knock');
    expect(knocks.length).toBeLessThanOrEqual(8);
    expect(knocks.length).toBeGreaterThan(0);
  });

  it('lets sixty people of one school in at once', async () => {
    await start();
    const rooms = Array.from({ length: 60 }, (_, index) => `school-${String(index % 12)}`);
    const seats = await Promise.all(
      rooms.map(async (room) => {
        const client = await server.connect();
        const seat = await client.join(room);
        client.emit('start_call');
        for (const { id } of seat.peers) {
          client.emit('webrtc_offer', { to: id, payload: 'x'.repeat(12 * KIB) });
          for (let count = 0; count < 20; count++) {
            client.emit('webrtc_ice_candidate', { to: id, payload: 'x'.repeat(600) });
          }
        }
        return { client, ...seat };
      }),
    );
    for (const { client } of seats) {
      await client.settle();
      expect(client.drain().filter(({ event }) => event === 'signal_error')).toEqual([]);
    }
    expect(lines.some((line) => line.includes('connection_closed'))).toBe(false);
  });

  it('ends a WebSocket soon that it has closed, and that says no goodbye', async () => {
    await start();
    // An event that nobody knows closes; RawSocket does not answer a WebSocket's goodbye, nor hang up.
    const wasOpen = await new Promise<boolean>((resolve) => {
      new RawSocket({
        port: server.port,
        localAddress: '127.0.0.9',
        onOpen: (socket) => socket.send(rawEvent('give_me_root')),
        onEnd: resolve,
      });
    });
    expect(wasOpen).toBe(true);
  });
});
