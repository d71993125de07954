import { TestServer } from './support/test-server';

describe('a page that is loaded again', () => {
  let server: TestServer;
  afterEach(() => server.close());

  const go = async (client: Awaited<ReturnType<TestServer['connect']>>): Promise<void> => {
    client.emit('leave_room', { mayReturn: true });
    await client.settle();
    await client.close();
  };

  it('has its seat again in a full room, and is host as before; tiles go at once', async () => {
    server = await TestServer.start({ roomCapacity: 2 });
    const [host, guest] = await server.seat(2, 'sala');
    if (!host || !guest) throw new Error('Two seats were expected.');
    const waiting = await server.connect();
    waiting.emit('join_room', { room: 'sala', wait: true });
    await waiting.next('full_room');
    guest.client.emit('start_call');
    await go(host.client);
    expect(await guest.client.next('peer_left')).toEqual({ peer: host.self });
    waiting.emit('watch_room', { room: 'sala' });
    expect(await waiting.next('room_status')).toMatchObject({ present: 1 });

    const back = await server.connect();
    const seat = await back.join('sala', { returning: { token: host.token, inCall: false } });
    expect(seat).toMatchObject({ self: host.self, door: { host: host.self } });
    expect(seat.peers).toMatchObject([{ id: guest.self }]);
    back.emit('start_call');
    // Called like a newcomer, once, since the links are gone.
    expect(await guest.client.next('start_call')).toMatchObject({ from: host.self });
    await guest.client.settle();
    expect(guest.client.drain().map(({ event }) => event)).not.toContain('peer_back');
  });

  it('is no ghost for those who come meanwhile', async () => {
    server = await TestServer.start();
    const [ana, ben] = await server.seat(2, 'sala');
    if (!ana || !ben) throw new Error('Two seats were expected.');
    await go(ben.client);
    const [cleo] = await server.seat(1, 'sala');
    expect(cleo?.peers.map(({ id }) => id)).toEqual([ana.self]);
  });

  it('has its place in the queue again', async () => {
    server = await TestServer.start({ roomCapacity: 2 });
    await server.seat(2, 'sala');
    const [first, second] = [await server.connect(), await server.connect()];
    first.emit('join_room', { room: 'sala', wait: true });
    const { token } = await first.next('full_room');
    second.emit('join_room', { room: 'sala', wait: true });
    await second.next('full_room');
    await go(first);
    const back = await server.connect();
    back.emit('join_room', { room: 'sala', wait: true, returning: { token, inCall: false } });
    expect(await back.next('full_room')).toMatchObject({ position: 1 });
  });

  it('has its place at the door again, which is no seat', async () => {
    server = await TestServer.start();
    const [host] = await server.seat(1, 'sala');
    if (!host) throw new Error('A host was expected.');
    host.client.emit('lock_room', { locked: true });
    await host.client.next('door_changed');
    const caller = await server.connect();
    caller.emit('join_room', { room: 'sala' });
    const { self, token } = await caller.next('door_closed');
    caller.emit('knock', { to: host.self, payload: 'let me in' });
    await host.client.next('knock');
    await go(caller);
    expect(await host.client.next('knock_withdrawn')).toEqual({ peer: self });
    const back = await server.connect();
    back.emit('join_room', { room: 'sala', returning: { token, inCall: true } });
    expect(await back.next('door_closed')).toMatchObject({ self });
    back.emit('knock', { to: host.self, payload: 'let me in, please' });
    expect(await host.client.next('knock')).toMatchObject({ from: self });
  });
});
