import type { TestClient } from './support/test-client';
import { TestServer } from './support/test-server';

const A_TOKEN: unknown = expect.stringMatching(/^[\w.-]+$/);

describe('held seats', () => {
  let server: TestServer;
  afterEach(() => server.close());

  const pair = async (config: Parameters<typeof TestServer.start>[0] = {}) => {
    server = await TestServer.start(config);
    const [a, b] = await server.seat(2, 'sala');
    if (!a || !b) throw new Error('Two seats were expected.');
    return { a, b };
  };

  /** Comes back with a token, on a new socket. */
  const comeBack = async (token: string, inCall: boolean, more = {}): Promise<TestClient> => {
    const client = await server.connect();
    client.emit('join_room', { room: 'sala', returning: { token, inCall }, ...more });
    return client;
  };

  it('are away while the owner is, and the same seat again when it returns', async () => {
    const { a, b } = await pair();
    await b.client.close();
    expect(await a.client.next('peer_away')).toEqual({ peer: b.self });
    const [newcomer] = await server.seat(1, 'sala');
    expect(newcomer?.peers).toContainEqual({ id: b.self, away: true, session: '' });

    const back = await comeBack(b.token, true);
    const seat = await back.next('room_joined');
    expect(seat.self).toBe(b.self);
    expect(await a.client.next('peer_back')).toEqual({ peer: b.self, session: '' });
    a.client.emit('webrtc_offer', { to: b.self, payload: 'x' });
    expect(await back.next('webrtc_offer')).toEqual({ from: a.self, payload: 'x' });
  });

  it('are not held when leave_room and the end of the connection arrive together', async () => {
    const { a } = await pair();
    for (let visit = 0; visit < 10; visit++) {
      const [guest] = await server.seat(1, 'sala');
      guest?.client.emit('leave_room');
      guest?.client.socket.disconnect();
      expect(await a.client.next('peer_left')).toEqual({ peer: guest?.self });
      await a.client.settle();
      expect(a.client.drain()).toEqual([]);
    }
  });

  it('need not be called when the owner comes back in the call, and are told of newcomers', async () => {
    const { a, b } = await pair();
    a.client.emit('start_call');
    await b.client.close();
    await a.client.next('peer_away');
    const back = await comeBack(b.token, true);
    await back.next('room_joined');
    await a.client.next('peer_back');
    await a.client.settle();
    expect(a.client.drain()).toEqual([]);
    const [newcomer] = await server.seat(1, 'sala');
    newcomer?.client.emit('start_call');
    expect(await back.next('start_call')).toEqual({ from: newcomer?.self, session: '' });
  });

  it('count against the cap, and never lock their owner out', async () => {
    const { a, b } = await pair({ roomCapacity: 2 });
    await b.client.close();
    await a.client.next('peer_away');
    const waiting = await server.connect();
    waiting.emit('join_room', { room: 'sala', wait: true });
    expect(await waiting.next('full_room')).toEqual({ capacity: 2, position: 1, token: A_TOKEN });
    const back = await comeBack(b.token, true);
    expect((await back.next('room_joined')).self).toBe(b.self);
  });

  it('are freed when the time is over, and go to the one who waits', async () => {
    const { a, b } = await pair({ roomCapacity: 2, seatHoldSeconds: 0.3 });
    const waiting = await server.connect();
    waiting.emit('join_room', { room: 'sala', wait: true });
    await waiting.next('full_room');
    await b.client.close();
    expect(await a.client.next('peer_left')).toEqual({ peer: b.self });
    expect((await waiting.next('room_joined')).peers).toEqual([
      { id: a.self, away: false, session: '' },
    ]);
    const late = await comeBack(b.token, true);
    expect(await late.next('full_room')).toEqual({ capacity: 2, position: null, token: null });
  });

  it('pass from a socket that hangs to the one that has the token', async () => {
    const { a, b } = await pair();
    const back = await comeBack(b.token, true);
    expect((await back.next('room_joined')).self).toBe(b.self);
    expect(await b.client.next('signal_error')).toEqual({ code: 'replaced', event: null });
    expect(await b.client.disconnected()).toBe('io server disconnect');
    // What was sent to the socket that hung may be lost.
    expect(await a.client.next('peer_back')).toEqual({ peer: b.self, session: '' });
    a.client.emit('webrtc_offer', { to: b.self, payload: 'x' });
    await back.next('webrtc_offer');
    await a.client.settle();
    expect(a.client.drain()).toEqual([]);
  });

  it('are not confused by the late end of a socket that was replaced', async () => {
    const { a, b } = await pair();
    const back = await comeBack(b.token, false);
    await back.next('room_joined');
    await b.client.disconnected();
    await a.client.next('peer_back');
    back.emit('leave_room');
    expect(await a.client.next('peer_left')).toEqual({ peer: b.self });
    await a.client.settle();
    expect(a.client.drain()).toEqual([]);
  });

  it('are free as soon as their owner says that he had left, on whichever connection', async () => {
    const { a, b } = await pair();
    await b.client.close();
    await a.client.next('peer_away');
    const later = await server.connect();
    later.emit('leave_room', { seat: { room: 'sala', token: b.token } });
    expect(await a.client.next('peer_left')).toEqual({ peer: b.self });
    later.emit('leave_room', { seat: { room: 'sala', token: b.token } });
    expect(await later.next('signal_error')).toEqual({ code: 'not_seated', event: 'leave_room' });
  });

  it('are given up by nobody but their owner', async () => {
    const { a, b } = await pair();
    const [other] = await server.seat(1, 'otra');
    const changed = a.token.replace(a.self, b.self);
    for (const token of [other?.token, changed, 'rubbish']) {
      const thief = await server.connect();
      thief.emit('leave_room', { seat: { room: 'sala', token } });
      expect(await thief.next('signal_error')).toEqual({ code: 'bad_token', event: 'leave_room' });
    }
    await a.client.settle();
    expect(a.client.drain()).toEqual([]);
  });

  it('can be had again after they were freed, when the page was only loaded again', async () => {
    const { a, b } = await pair();
    a.client.emit('start_call');
    b.client.emit('leave_room');
    await a.client.next('peer_left');
    const back = await comeBack(b.token, false);
    expect((await back.next('room_joined')).self).toBe(b.self);
    back.emit('start_call');
    expect(await a.client.next('start_call')).toEqual({ from: b.self, session: '' });
  });

  it('are refused to a token of another room, a changed one, and rubbish', async () => {
    const { a } = await pair();
    const [other] = await server.seat(1, 'otra');
    const changed = a.token.replace(a.self, 'x'.repeat(16));
    for (const token of [other?.token, changed, `${a.token}x`, 'rubbish', '...']) {
      const thief = await comeBack(String(token), true);
      expect(await thief.next('signal_error')).toEqual({ code: 'bad_token', event: 'join_room' });
      thief.emit('start_call');
      expect(await thief.next('signal_error')).toEqual({ code: 'not_seated', event: 'start_call' });
    }
    await a.client.settle();
    expect(a.client.drain()).toEqual([]);
  });

  it('refuse signals for one who is away', async () => {
    const { a, b } = await pair();
    await b.client.close();
    await a.client.next('peer_away');
    a.client.emit('webrtc_answer', { to: b.self, payload: 'x' });
    expect(await a.client.next('signal_error')).toEqual({
      code: 'peer_not_in_room',
      event: 'webrtc_answer',
    });
  });
});
