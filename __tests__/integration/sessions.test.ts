import { TestServer } from './support/test-server';

const [FIRST, SECOND, LATER] = ['first', 'second', 'later'].map((word) => word.padEnd(16, '_'));

describe('sessions', () => {
  let server: TestServer;
  afterEach(() => server.close());

  const pair = async () => {
    server = await TestServer.start();
    const [one, other] = [await server.connect(), await server.connect()];
    const first = await one.join('sala', { session: FIRST });
    one.emit('start_call');
    const second = await other.join('sala', { session: SECOND });
    return { one, other, first, second };
  };

  it('are told to the others with the seat, and when somebody is to be called', async () => {
    const { one, other, first, second } = await pair();
    expect(second.peers).toEqual([{ id: first.self, away: false, session: FIRST }]);
    other.emit('start_call');
    expect(await one.next('start_call')).toEqual({ from: second.self, session: SECOND });
  });

  it('are replaced when their owner returns with another one', async () => {
    const { one, other, first, second } = await pair();
    await other.close();
    await one.next('peer_away');
    const back = await server.connect();
    const returning = { token: second.token, inCall: true };
    expect((await back.join('sala', { session: LATER, returning })).self).toBe(second.self);
    expect(await one.next('peer_back')).toEqual({ peer: second.self, session: LATER });
    const third = await server.connect();
    expect((await third.join('sala')).peers).toEqual([
      { id: first.self, away: false, session: FIRST },
      { id: second.self, away: false, session: LATER },
    ]);
  });

  it('are the latest also of somebody who waited for a seat', async () => {
    server = await TestServer.start({ roomCapacity: 2 });
    const [one, leaver] = await server.seat(2, 'sala');
    one?.client.emit('start_call');
    const waiting = await server.connect();
    waiting.emit('join_room', { room: 'sala', wait: true, session: LATER });
    waiting.emit('start_call');
    await waiting.next('full_room');
    leaver?.client.emit('leave_room');
    expect(await one?.client.next('start_call')).toMatchObject({ session: LATER });
  });
});
