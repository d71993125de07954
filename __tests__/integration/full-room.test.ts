import { TestServer } from './support/test-server';

const A_TOKEN: unknown = expect.stringMatching(/^[\w.-]+$/);

describe('a full room', () => {
  let server: TestServer;
  afterEach(() => server.close());

  it('refuses the sixth, and takes nobody beyond the cap in a race', async () => {
    server = await TestServer.start();
    const clients = await Promise.all(Array.from({ length: 200 }, () => server.connect()));
    for (const client of clients) client.emit('join_room', { room: 'sala' });
    await Promise.all(clients.map((client) => client.settle()));
    const answers = clients.flatMap((client) => client.drain().map(({ event }) => event));
    const count = (wanted: string) => answers.filter((event) => event === wanted).length;
    expect(count('room_created')).toBe(1);
    expect(count('room_joined')).toBe(4);
    expect(count('full_room')).toBe(195);
  });

  it('says the capacity, and tells the others nothing', async () => {
    server = await TestServer.start({ roomCapacity: 2 });
    const [a] = await server.seat(2, 'sala');
    const third = await server.connect();
    third.emit('join_room', { room: 'sala' });
    third.emit('start_call');
    expect(await third.next('full_room')).toEqual({ capacity: 2, position: null, token: null });
    expect(await third.next('signal_error')).toEqual({ code: 'not_seated', event: 'start_call' });
    await a?.client.settle();
    expect(a?.client.drain()).toEqual([]);
  });

  it('seats those who wait in their order, and tells the rest how they moved up', async () => {
    server = await TestServer.start({ roomCapacity: 2 });
    const [a, b] = await server.seat(2, 'sala');
    const queue = [await server.connect(), await server.connect(), await server.connect()];
    const [first, second, third] = queue;
    for (const [index, client] of queue.entries()) {
      client.emit('join_room', { room: 'sala', wait: true });
      expect(await client.next('full_room')).toEqual({
        capacity: 2,
        position: index + 1,
        token: A_TOKEN,
      });
    }
    a?.client.emit('start_call');
    await a?.client.settle();
    first?.emit('start_call');
    await first?.settle();

    b?.client.emit('leave_room');
    const seat = await first?.next('room_joined');
    expect(seat?.peers).toEqual([{ id: a?.self, away: false, session: '' }]);
    expect(await a?.client.next('peer_left')).toEqual({ peer: b?.self });
    // What it said while it waited counts.
    expect(await a?.client.next('start_call')).toEqual({ from: seat?.self, session: '' });
    expect(await second?.next('full_room')).toEqual({ capacity: 2, position: 1, token: A_TOKEN });
    expect(await third?.next('full_room')).toEqual({ capacity: 2, position: 2, token: A_TOKEN });

    second?.emit('leave_room');
    expect(await third?.next('full_room')).toEqual({ capacity: 2, position: 1, token: A_TOKEN });
    first?.emit('leave_room');
    await third?.next('room_joined');
    await second?.settle();
    expect(second?.drain()).toEqual([]);
  });

  it('takes one who goes without a word out of the queue', async () => {
    server = await TestServer.start({ roomCapacity: 2 });
    await server.seat(2, 'sala');
    const gone = await server.connect();
    gone.emit('join_room', { room: 'sala', wait: true });
    await gone.next('full_room');
    const next = await server.connect();
    next.emit('join_room', { room: 'sala', wait: true });
    expect(await next.next('full_room')).toEqual({ capacity: 2, position: 2, token: A_TOKEN });
    await gone.close();
    expect(await next.next('full_room')).toEqual({ capacity: 2, position: 1, token: A_TOKEN });
  });

  it('keeps the place of one who asks again, and takes another wish instead', async () => {
    server = await TestServer.start({ roomCapacity: 2 });
    await server.seat(2, 'sala');
    const [patient, other] = [await server.connect(), await server.connect()];
    patient.emit('join_room', { room: 'sala', wait: true });
    await patient.next('full_room');
    other.emit('join_room', { room: 'sala', wait: true });
    await other.next('full_room');
    patient.emit('join_room', { room: 'sala', wait: true });
    expect(await patient.next('full_room')).toEqual({ capacity: 2, position: 1, token: A_TOKEN });
    patient.emit('join_room', { room: 'sala' });
    expect(await patient.next('full_room')).toEqual({ capacity: 2, position: null, token: null });
    expect(await other.next('full_room')).toEqual({ capacity: 2, position: 1, token: A_TOKEN });
  });
});
