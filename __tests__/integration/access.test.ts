import { ownRelay } from './support/own-relay';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

const ACCESS = 'correct horse battery';
const CONFIG = { guard: { ...TEST_CONFIG.guard, accessToken: ACCESS } };

/** Relays that reach whatever somebody with credentials asks them to. */
const FOREIGN = {
  external: {
    kind: 'external',
    urls: ['turn:127.0.0.1:9?transport=udp'],
    secret: 'a secret that the relay knows',
    credentialSeconds: 3_600,
  },
  coturn: { ...ownRelay(), kind: 'coturn' },
} as const;

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

  it.each(['external', 'coturn'] as const)(
    'keeps a relay of kind %s for those in a room, and for who could open one',
    async (kind) => {
      const stunUrls = ['stun:stun.example.org:3478'];
      server = await TestServer.start({ ...CONFIG, stunUrls, relay: FOREIGN[kind] });
      const stranger = await server.connect();
      const offer = async (message?: Record<string, unknown>) => {
        stranger.emit('request_ice_servers', ...(message ? [message] : []));
        const { iceServers, relayInRoom } = await stranger.next('ice_servers');
        return { names: iceServers.flatMap(({ urls }) => urls), iceServers, relayInRoom };
      };
      for (const message of [undefined, { access: 'wrong' }]) {
        const { names, iceServers, relayInRoom } = await offer(message);
        expect(names).toContain(stunUrls[0]);
        expect(names.filter((url) => url.startsWith('turn'))).toEqual([]);
        expect(JSON.stringify(iceServers)).not.toMatch(/credential|username/);
        expect(relayInRoom).toBe(true);
      }
      const known = await offer({ access: ACCESS });
      expect(known.names).toContainEqual(expect.stringMatching(/^turn:/));
      expect(known.relayInRoom).toBeUndefined();

      const host = await server.connect();
      await host.join('sala', { access: ACCESS });
      host.emit('lock_room', { locked: true });
      await host.next('door_changed');
      stranger.emit('join_room', { room: 'sala' });
      const { self } = await stranger.next('door_closed');
      expect((await offer()).relayInRoom).toBe(true);
      host.emit('answer_knock', { peer: self, admit: true });
      const { iceServers } = await stranger.next('room_joined');
      expect(JSON.stringify(iceServers)).toMatch(/credential/);
      const seated = await offer();
      expect(seated.names).toContainEqual(expect.stringMatching(/^turn:/));
      expect(seated.relayInRoom).toBeUndefined();
    },
  );

  it('lets everybody try the embedded relay, whose trials reach nothing else', async () => {
    server = await TestServer.start({ ...CONFIG, relay: ownRelay() });
    const stranger = await server.connect();
    stranger.emit('request_ice_servers');
    const { iceServers, relayInRoom } = await stranger.next('ice_servers');
    expect(JSON.stringify(iceServers)).toMatch(/trial-/);
    expect(relayInRoom).toBeUndefined();
  });
});
