import { TestServer } from './support/test-server';

const A_TOKEN: unknown = expect.stringMatching(/^[\w.-]+$/);

describe('a server that is restarted', () => {
  let server: TestServer;
  let restarted: TestServer | null = null;
  afterEach(async () => {
    await server.close();
    await restarted?.close();
    restarted = null;
  });

  it('lets the room grow back with the same people, and clients find it by themselves', async () => {
    server = await TestServer.start();
    const people = await server.seat(3, 'sala');
    await server.stop();
    for (const [index, { client }] of people.entries()) {
      // One after the other.
      const returnMs = 5 * index;
      const told = { code: 'shutting_down', event: null, returnMs };
      expect(await client.next('signal_error')).toEqual(told);
      // With any other reason socket.io-client might not come back by itself.
      expect(await client.disconnected()).toBe('transport close');
      expect(client.drain()).toEqual([]);
    }

    restarted = await TestServer.start({ port: server.port });
    const seen = [];
    for (const { client, token } of people) {
      await client.connected();
      const seat = await client.join('sala', { returning: { token, inCall: true } });
      seen.push(seat.self);
    }
    expect(seen).toEqual(people.map(({ self }) => self));
    const [first, second, third] = people;
    expect(await first?.client.next('peer_back')).toEqual({ peer: second?.self, session: '' });
    expect(await first?.client.next('peer_back')).toEqual({ peer: third?.self, session: '' });
    // Links stay up: nobody is asked to call anybody.
    await first?.client.settle();
    expect(first?.client.drain()).toEqual([]);
  });

  it('keeps its cap and the seats of who was inside when others came first, and knows no token of another secret', async () => {
    server = await TestServer.start({ roomCapacity: 2 });
    const people = await server.seat(2, 'sala');
    await server.stop();
    restarted = await TestServer.start({ roomCapacity: 2 });
    const [first, second] = await restarted.seat(2, 'sala');
    const late = await restarted.connect();
    const returning = { token: people[0]?.token, inCall: true };
    const { peers } = await late.join('sala', { returning });
    expect(peers).toMatchObject([{ id: first?.self }]);
    // Who came last has to yield, and is the first to get the next free seat.
    expect(await second?.client.next('full_room')).toEqual({
      capacity: 2,
      position: 1,
      token: A_TOKEN,
    });
    expect(await first?.client.next('peer_left')).toEqual({ peer: second?.self, removed: true });
    first?.client.emit('leave_room');
    await second?.client.next('room_joined');
    await late.close();

    await restarted.close();
    restarted = await TestServer.start({ secret: 'another secret, as long as it has to be' });
    const stranger = await restarted.connect();
    stranger.emit('join_room', {
      room: 'sala',
      returning: { token: people[0]?.token, inCall: true },
    });
    expect(await stranger.next('signal_error')).toMatchObject({ code: 'bad_token' });
  });
});
