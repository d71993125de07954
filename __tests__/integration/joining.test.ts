import { TestServer } from './support/test-server';

describe('joining', () => {
  let server: TestServer;
  afterEach(() => server.close());

  it('gives the first one a room of its own and the others the seats before theirs', async () => {
    server = await TestServer.start({ stunUrls: ['stun:stun.example.org:3478'] });
    const first = await server.connect();
    first.emit('join_room', { room: 'sala' });
    const created = await first.next('room_created');
    expect(created).toEqual({
      self: expect.stringMatching(/^[A-Za-z0-9_-]{16}$/),
      token: expect.any(String),
      iceServers: [{ urls: ['stun:stun.example.org:3478'] }],
      capacity: 5,
      door: {
        host: created.self,
        locked: false,
        newcomersRead: true,
        latecomers: [],
        token: expect.any(String),
      },
    });

    const second = await server.connect();
    second.emit('join_room', { room: 'sala' });
    const joined = await second.next('room_joined');
    expect(joined.peers).toEqual([{ id: created.self, away: false, session: '' }]);
    expect(joined.self).not.toBe(created.self);
  });

  it('names no STUN server unless one is configured', async () => {
    server = await TestServer.start();
    const [only] = await server.seat(1, 'sala');
    expect(only?.iceServers).toEqual([]);
  });

  it('has each pair called by exactly one side: the one who was ready first', async () => {
    server = await TestServer.start();
    const people = await server.seat(3, 'sala');
    for (const { client } of people) {
      client.emit('start_call');
      await client.settle();
    }
    const calls = [];
    for (const { client, self } of people) {
      await client.settle();
      for (const { event, message } of client.drain()) calls.push({ to: self, event, message });
    }
    const [a, b, c] = people.map(({ self }) => self);
    expect(calls).toEqual([
      { to: a, event: 'start_call', message: { from: b, session: '' } },
      { to: a, event: 'start_call', message: { from: c, session: '' } },
      { to: b, event: 'start_call', message: { from: c, session: '' } },
    ]);
  });

  it('takes start_call right behind join_room, without waiting for the answer', async () => {
    server = await TestServer.start();
    const first = await server.connect();
    first.emit('join_room', { room: 'sala' });
    first.emit('start_call');
    await first.next('room_created');
    const second = await server.connect();
    second.emit('join_room', { room: 'sala' });
    second.emit('start_call');
    const { self } = await second.next('room_joined');
    expect(await first.next('start_call')).toEqual({ from: self, session: '' });
  });

  it('relays signals to the one seat they are for, stamped with the sender', async () => {
    server = await TestServer.start();
    const [a, b, c] = await server.seat(3, 'sala');
    if (!a || !b || !c) throw new Error('Three seats were expected.');
    for (const event of ['webrtc_offer', 'webrtc_answer', 'webrtc_ice_candidate'] as const) {
      a.client.emit(event, { to: b.self, payload: `sealed ${event}` });
      expect(await b.client.next(event)).toEqual({ from: a.self, payload: `sealed ${event}` });
    }
    await c.client.settle();
    expect(c.client.drain()).toEqual([]);
  });

  it('frees the seat of one who leaves and tells the others', async () => {
    server = await TestServer.start();
    const [a, b] = await server.seat(2, 'sala');
    b?.client.emit('leave_room');
    expect(await a?.client.next('peer_left')).toEqual({ peer: b?.self });
    const again = await b?.client.join('sala');
    expect(again?.self).not.toBe(b?.self);
  });

  it('keeps rooms apart', async () => {
    server = await TestServer.start();
    const [a] = await server.seat(1, 'sala');
    const [b] = await server.seat(1, 'otra');
    if (!a || !b) throw new Error('Two seats were expected.');
    expect(b.peers).toEqual([]);
    a.client.emit('start_call');
    a.client.emit('webrtc_offer', { to: b.self, payload: 'x' });
    expect(await a.client.next('signal_error')).toEqual({
      code: 'peer_not_in_room',
      event: 'webrtc_offer',
    });
    a.client.emit('leave_room');
    await a.client.settle();
    await b.client.settle();
    expect(b.client.drain()).toEqual([]);
  });

  it('hands out the ICE servers on request, without a seat', async () => {
    server = await TestServer.start({ stunUrls: ['stun:stun.example.org'] });
    const visitor = await server.connect();
    visitor.emit('request_ice_servers');
    expect(await visitor.next('ice_servers')).toEqual({
      iceServers: [{ urls: ['stun:stun.example.org'] }],
    });
  });

  it('tells those who watch a room how many are in it, whenever that changes', async () => {
    server = await TestServer.start();
    const watcher = await server.connect();
    watcher.emit('watch_room', { room: 'sala' });
    expect(await watcher.next('room_status')).toEqual({
      room: 'sala',
      present: 0,
      capacity: 5,
      locked: false,
      prepares: true,
    });
    const [a] = await server.seat(1, 'sala');
    expect(await watcher.next('room_status')).toEqual({
      room: 'sala',
      present: 1,
      capacity: 5,
      locked: false,
      prepares: true,
    });
    a?.client.emit('leave_room');
    expect(await watcher.next('room_status')).toEqual({
      room: 'sala',
      present: 0,
      capacity: 5,
      locked: false,
      prepares: true,
    });

    watcher.emit('watch_room', { room: 'otra' });
    await watcher.next('room_status', ({ room }) => room === 'otra');
    await server.seat(1, 'sala');
    watcher.emit('watch_room', { room: 'otra' });
    await watcher.next('room_status', ({ room }) => room === 'otra');
    expect(watcher.drain().filter(({ event }) => event === 'room_status')).toEqual([]);
  });

  it('works over polling alone', async () => {
    server = await TestServer.start();
    const client = await server.connect(['polling']);
    expect((await client.join('sala')).peers).toEqual([]);
  });
});
