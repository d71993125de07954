import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

const ACCESS = 'correct horse battery';
const CONFIG = { guard: { ...TEST_CONFIG.guard, accessToken: ACCESS } };

describe('a server with an access token', () => {
  let server: TestServer;
  afterEach(() => server.close());

  const refusal = async (message: Record<string, unknown>, client = server.connect()) => {
    const asking = await client;
    asking.emit('join_room', { room: 'sala', ...message });
    const { code, event } = await asking.next('signal_error');
    expect(event).toBe('join_room');
    return code;
  };

  it('wants it of whoever opens a room, and of nobody who enters an open one', async () => {
    server = await TestServer.start(CONFIG);
    expect(await refusal({})).toBe('access_required');
    for (const access of ['', 'wrong', `${ACCESS} `, ACCESS.slice(1), ACCESS.toUpperCase()]) {
      expect(await refusal({ access })).toBe('access_denied');
    }
    const client = await server.connect();
    const { token } = await client.join('sala', { access: ACCESS });
    await server.seat(1, 'sala');
    const guest = await server.connect();
    // Nothing is learned about a word where none is needed.
    await guest.join('sala', { access: 'wrong' });

    const elsewhere = { room: 'otra', returning: { token, inCall: true } };
    expect(await refusal(elsewhere)).toBe('access_required');
  });

  it('wants it again when everybody has left, also of who stood at the door', async () => {
    server = await TestServer.start(CONFIG);
    const host = await server.connect();
    await host.join('sala', { access: ACCESS });
    const guest = await server.connect();
    const { self, token } = await guest.join('sala');
    host.emit('remove_peer', { peer: self });
    await guest.next('signal_error');
    host.emit('lock_room', { locked: false });
    guest.emit('join_room', { room: 'sala', returning: { token, inCall: false } });
    await guest.next('door_closed');
    host.emit('leave_room');
    expect(await guest.next('knock_refused')).toEqual({ reason: 'room_empty' });
    expect(await refusal({}, Promise.resolve(guest))).toBe('access_required');
  });

  it('lets people come back without it right after a restart, and not later', async () => {
    server = await TestServer.start(CONFIG);
    const client = await server.connect();
    const { token } = await client.join('sala', { access: ACCESS });
    const returning = { token, inCall: true };
    await server.close();

    server = await TestServer.start({ ...CONFIG, seatHoldSeconds: 1 });
    expect(await refusal({ returning: { token: `x${token}`, inCall: true } })).toBe(
      'access_required',
    );
    const back = await server.connect();
    await back.join('sala', { returning });
    const witness = await server.connect();
    await witness.join('sala');
    // A seat that was held since is free again: so long it is since the restart.
    await back.close();
    await witness.next('peer_left');
    witness.emit('leave_room');
    await witness.settle();
    expect(await refusal({ returning })).toBe('access_required');
  });

  it('hears an address no more after twenty wrong ones, not even the right one', async () => {
    server = await TestServer.start(CONFIG);
    const client = await server.connect();
    for (let count = 0; count < 20; count++) {
      expect(await refusal({ access: `guess ${count}` }, Promise.resolve(client))).toBe(
        'access_denied',
      );
    }
    expect(await refusal({ access: 'guess 20' })).toBe('rate_limited');
    expect(await refusal({ access: ACCESS })).toBe('rate_limited');
    expect(await refusal({})).toBe('access_required');
  });
});
