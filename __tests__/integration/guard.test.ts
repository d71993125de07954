import { io } from 'socket.io-client';
import type { GuardConfig } from '../../server/config/guard-config';
import type { ServerConfig } from '../../server/create-server';
import { RawSocket, rawEvent } from '../support/raw-socket';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

describe('the guard of signalling', () => {
  let server: TestServer;
  afterEach(() => server.close());

  const start = async (
    guard: Partial<GuardConfig> = {},
    config: Partial<ServerConfig> = {},
  ): Promise<void> => {
    server = await TestServer.start({ ...config, guard: { ...TEST_CONFIG.guard, ...guard } });
  };

  /** @returns whether a connection with these headers is opened; it is closed again */
  const isTaken = async (
    headers: Record<string, string>,
    transport: 'websocket' | 'polling' = 'websocket',
  ): Promise<boolean> => {
    const options = { transports: [transport], forceNew: true, reconnection: false };
    const socket = io(server.url, { ...options, extraHeaders: headers });
    const taken = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('connect_error', () => resolve(false));
    });
    socket.disconnect();
    return taken;
  };

  it.each(['websocket', 'polling'] as const)(
    'turns other sites away over %s',
    async (transport) => {
      await start({ allowedOrigins: ['https://www.example.org'] });
      expect(await isTaken({ origin: 'https://evil.example' }, transport)).toBe(false);
      expect(await isTaken({ origin: 'null' }, transport)).toBe(false);
      expect(await isTaken({ origin: server.url }, transport)).toBe(true);
      expect(await isTaken({ origin: 'https://www.example.org' }, transport)).toBe(true);
      expect(await isTaken({}, transport)).toBe(true);
    },
  );

  it('opens so many connections for an address, and more when some are closed', async () => {
    await start({ maxConnectionsPerAddress: 2 });
    const first = await server.connect();
    await server.connect(['polling']);
    expect(await isTaken({})).toBe(false);
    expect(await isTaken({}, 'polling')).toBe(false);
    await first.close();
    while (!(await isTaken({})));
  });

  it('tells the people behind a proxy apart, and believes nobody else', async () => {
    await start({ maxConnectionsPerAddress: 1 }, { trustProxy: 1 });
    await server.connect();
    expect(await isTaken({ 'x-forwarded-for': '203.0.113.7' })).toBe(true);
    expect(await isTaken({ 'x-forwarded-for': '203.0.113.7, 127.0.0.1' })).toBe(false);
    await server.close();
    await start({ maxConnectionsPerAddress: 1 });
    await server.connect();
    expect(await isTaken({ 'x-forwarded-for': '203.0.113.7' })).toBe(false);
  });

  it('opens so many connections in all', async () => {
    await start({ maxConnections: 2 }, { trustProxy: 1 });
    await server.connect();
    expect(await isTaken({ 'x-forwarded-for': '203.0.113.7' })).toBe(true);
    await server.connect();
    expect(await isTaken({ 'x-forwarded-for': '203.0.113.7' })).toBe(false);
  });

  it('slows down an address that comes and goes, and no other', async () => {
    await start({ maxConnectionsPerAddress: 1 }, { trustProxy: 1 });
    const visit = (address: string) =>
      fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, {
        headers: { 'x-forwarded-for': address },
      });
    for (let count = 0; count < 250; count++) await visit('203.0.113.7');
    const refused = await visit('203.0.113.7');
    expect(await refused.json()).toMatchObject({ message: 'too_fast' });
    expect((await visit('203.0.113.8')).status).toBe(200);
  });

  it('opens so many rooms, and lets people into those that are open', async () => {
    await start({ maxRooms: 1 });
    const [ana] = await server.seat(1, 'sala');
    const ben = await server.connect();
    ben.emit('join_room', { room: 'otra' });
    expect(await ben.next('signal_error')).toEqual({ code: 'too_many_rooms', event: 'join_room' });
    await ben.join('sala');
    ben.emit('leave_room');
    await ben.settle();
    ana?.client.emit('leave_room');
    await ana?.client.settle();
    await ben.join('otra');
  });

  it('lets people back to a room, however many there are', async () => {
    await start({ maxRooms: 1 });
    const [ana] = await server.seat(1, 'sala');
    ana?.client.emit('leave_room');
    await ana?.client.settle();
    await server.seat(1, 'otra');
    await ana?.client.join('sala', { returning: { token: ana.token, inCall: true } });
  });

  it.each([
    ['join_room', [{ room: 'sala' }]],
    ['request_ice_servers', []],
  ])('answers %s so often for an address, then asks for patience', async (event, args) => {
    await start({ maxConnectionsPerAddress: 50 });
    const [ana] = await server.seat(1, 'otra');
    // Fewer on each connection than its own limit.
    for (let round = 0; round < 2; round++) {
      const client = await server.connect();
      for (let count = 0; count < 99; count++) {
        client.emit(event, ...args);
        if (event === 'join_room') client.emit('leave_room');
      }
      await client.settle();
    }
    const last = await server.connect();
    for (let count = 0; count < 4; count++) last.emit(event, ...args);
    expect(await last.next('signal_error', ({ code }) => code === 'rate_limited')).toEqual({
      code: 'rate_limited',
      event,
    });
    await last.settle();
    expect(last.socket.connected).toBe(true);
    // Who has a seat goes on.
    ana?.client.emit('request_ice_servers');
    await ana?.client.next('ice_servers');
  });

  it('counts what a seat says over all of its connections', async () => {
    await start();
    const [ana, ben] = await server.seat(2, 'sala');
    if (!ana || !ben) throw new Error('Two seats were expected.');
    const say = (client: typeof ana.client): void => {
      for (let count = 0; count < 110; count++) {
        client.emit('webrtc_offer', { to: ana.self, payload: String(count) });
      }
    };
    say(ben.client);
    await ben.client.settle();
    const again = await server.connect();
    await again.join('sala', { returning: { token: ben.token, inCall: true } });
    say(again);
    expect(await again.next('signal_error', ({ code }) => code === 'rate_limited')).toEqual({
      code: 'rate_limited',
      event: null,
    });
    await again.disconnected();
  });

  it('does not go on reading from a client that floods and never hangs up', async () => {
    await start();
    const flood = rawEvent('watch_room', { room: 'sala' });
    const wasOpen = await new Promise<boolean>((resolve) => {
      new RawSocket({
        port: server.port,
        localAddress: '127.0.0.2',
        onOpen: (socket) => socket.repeat(flood, () => undefined),
        onEnd: resolve,
      });
    });
    expect(wasOpen).toBe(true);
  });

  it('shuts out an address for a while that floods again and again', async () => {
    await start({ maxConnectionsPerAddress: 50 }, { trustProxy: 1 });
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    let floods = 0;
    while (floods < 50 && (await isTaken(headers))) {
      const socket = io(server.url, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: headers,
      });
      for (let count = 0; count < 400; count++) socket.emit('watch_room', {});
      await new Promise((resolve) => {
        socket.once('disconnect', resolve);
        socket.once('connect_error', resolve);
      });
      floods++;
    }
    expect(floods).toBeGreaterThan(3);
    expect(floods).toBeLessThan(20);
    await server.connect();
  });

  it('does not mind a flood of one address while others talk', async () => {
    await start({ maxConnectionsPerAddress: 5 }, { trustProxy: 1 });
    const [ana, ben] = await server.seat(2, 'sala');
    if (!ana || !ben) throw new Error('Two seats were expected.');
    const flood = Array.from({ length: 300 }, () => isTaken({ 'x-forwarded-for': '198.51.100.9' }));
    ben.client.emit('webrtc_offer', { to: ana.self, payload: 'there' });
    expect(await ana.client.next('webrtc_offer')).toEqual({ from: ben.self, payload: 'there' });
    const [cleo] = await server.seat(1, 'sala');
    expect(cleo?.peers).toHaveLength(2);
    await Promise.all(flood);
  });
});
