import { HostileClient } from './support/hostile-client';
import type { TestClient } from './support/test-client';
import { TestServer } from './support/test-server';

/** Text for the wire that JSON.stringify would not write: a key of the prototype. */
const prototypeKey: unknown = JSON.parse('{"room":"sala","__proto__":{"wait":true}}');
const nestedPrototypeKey: unknown = JSON.parse(
  '{"room":"sala","returning":{"token":"t","inCall":true,"__proto__":{}}}',
);
const PEER = 'p'.repeat(16);

const badPayloads: [event: string, args: unknown[]][] = [
  ['join_room', []],
  ['join_room', [null]],
  ['join_room', ['sala']],
  ['join_room', [['sala']]],
  ['join_room', [{}]],
  ['join_room', [{ room: '' }]],
  ['join_room', [{ room: 'a'.repeat(65) }]],
  ['join_room', [{ room: 'a b' }]],
  ['join_room', [{ room: '../etc' }]],
  ['join_room', [{ room: 'sala\n' }]],
  ['join_room', [{ room: 'ñ' }]],
  ['join_room', [{ room: 7 }]],
  ['join_room', [{ room: 'sala', wait: 'yes' }]],
  ['join_room', [{ room: 'sala', extra: 1 }]],
  ['join_room', [{ room: 'sala', returning: null }]],
  ['join_room', [{ room: 'sala', returning: { token: 'a b', inCall: true } }]],
  ['join_room', [{ room: 'sala', returning: { token: 'a'.repeat(513), inCall: true } }]],
  ['join_room', [{ room: 'sala', returning: { token: 'a' } }]],
  ['join_room', [{ room: 'sala', session: 'a'.repeat(15) }]],
  ['join_room', [{ room: 'sala', session: `${'a'.repeat(15)}=` }]],
  ['join_room', [{ room: 'sala', session: null }]],
  ['join_room', [prototypeKey]],
  ['join_room', [nestedPrototypeKey]],
  ['join_room', [{ room: 'sala', constructor: {} }]],
  ['join_room', [{ room: 'sala' }, { room: 'sala' }]],
  ['watch_room', []],
  ['watch_room', [{ room: '__proto__ ' }]],
  ['start_call', [null]],
  ['start_call', [{}]],
  ['leave_room', ['sala']],
  ['request_ice_servers', [{}]],
  ['join_room', [{ room: 'sala', access: 7 }]],
  ['join_room', [{ room: 'sala', access: 'a'.repeat(257) }]],
  ['join_room', [{ room: 'sala', door: 'a' }]],
  ['join_room', [{ room: 'sala', returning: { token: 'a', inCall: true, door: null } }]],
  [
    'join_room',
    [{ room: 'sala', returning: { token: 'a', inCall: true, door: 'a'.repeat(1025) } }],
  ],
  ['knock', []],
  ['knock', [{ to: PEER }]],
  ['knock', [{ to: PEER, payload: 'x'.repeat(24 * 1024 + 1) }]],
  ['knock', [{ to: PEER, payload: 'x', from: PEER }]],
  ['lock_room', []],
  ['lock_room', [{ locked: 'yes' }]],
  ['lock_room', [{ locked: true, host: PEER }]],
  ['let_newcomers_read', []],
  ['let_newcomers_read', [{ read: 1 }]],
  ['let_newcomers_read', [{ read: true, peer: PEER }]],
  ['remove_peer', [PEER]],
  ['remove_peer', [{ peer: 'short' }]],
  ['transfer_host', [{ peer: null }]],
  ['answer_knock', [{ peer: PEER }]],
  ['answer_knock', [{ peer: PEER, admit: 1 }]],
  ['webrtc_offer', [{ to: PEER }]],
  ['webrtc_offer', [{ to: 'short', payload: 'x' }]],
  ['webrtc_offer', [{ to: PEER, payload: { sdp: 'x' } }]],
  ['webrtc_offer', [{ to: PEER, payload: 'x', from: PEER }]],
  ['webrtc_answer', [{ to: PEER, payload: 'x'.repeat(60 * 1024 + 1) }]],
  ['webrtc_ice_candidate', [PEER, 'x']],
];

const unknownEvents: [event: string, echo: string | null][] = [
  ['join', 'join'],
  ['room_joined', 'room_joined'],
  ['message', 'message'],
  ['error', 'error'],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['', ''],
  ['e'.repeat(500), 'e'.repeat(64)],
];

describe('bad input', () => {
  let server: TestServer;
  let a: Awaited<ReturnType<TestServer['seat']>>[number];
  let b: typeof a;

  beforeEach(async () => {
    server = await TestServer.start();
    const [first, second] = await server.seat(2, 'sala');
    if (!first || !second) throw new Error('Two seats were expected.');
    [a, b] = [first, second];
  });
  afterEach(() => server.close());

  /** The room is as it was: the others heard nothing, and signals still flow both ways. */
  const expectUnharmed = async (): Promise<void> => {
    for (const { client } of [a, b]) {
      await client.settle();
      expect(client.drain()).toEqual([]);
    }
    a.client.emit('webrtc_offer', { to: b.self, payload: 'there' });
    expect(await b.client.next('webrtc_offer')).toEqual({ from: a.self, payload: 'there' });
    b.client.emit('webrtc_answer', { to: a.self, payload: 'back' });
    expect(await a.client.next('webrtc_answer')).toEqual({ from: b.self, payload: 'back' });
  };

  const connectStranger = (): Promise<TestClient> => server.connect();

  it.each(badPayloads)('%s with %j is refused by somebody without a seat', async (event, args) => {
    const stranger = await connectStranger();
    stranger.emit(event, ...args);
    expect(await stranger.next('signal_error')).toEqual({ code: 'bad_payload', event });
    await stranger.settle();
    expect(stranger.drain()).toEqual([]);
    await expectUnharmed();
  });

  it('is refused to somebody with a seat, who keeps it', async () => {
    for (const [event, args] of badPayloads) {
      b.client.emit(event, ...args);
      expect(await b.client.next('signal_error')).toEqual({ code: 'bad_payload', event });
    }
    await expectUnharmed();
  });

  it.each(unknownEvents)('%s is an event that nobody knows, and closes', async (event, echo) => {
    const stranger = await connectStranger();
    stranger.emit(event, { room: 'sala' });
    expect(await stranger.next('signal_error')).toEqual({ code: 'unknown_event', event: echo });
    expect(await stranger.disconnected()).toBe('io server disconnect');
    await expectUnharmed();
  });

  it.each([
    ['join_room', { room: Buffer.from('sala') }],
    ['webrtc_offer', { to: PEER, payload: Buffer.from('x') }],
  ])('closes on bytes in %s', async (event, message) => {
    const stranger = await connectStranger();
    stranger.emit(event, message);
    await stranger.disconnected();
    await expectUnharmed();
  });

  it('closes on an event whose name is a number', async () => {
    const stranger = await connectStranger();
    stranger.socket.io.engine.write('2[7,{"room":"sala"}]');
    expect(await stranger.next('signal_error')).toEqual({ code: 'unknown_event', event: null });
    await stranger.disconnected();
    await expectUnharmed();
  });

  it.each([
    ['names reserved by Socket.IO', '2["disconnect"]'],
    ['no JSON', '2{"room'],
    ['no event', '2[]'],
    ['an unknown packet type', '9'],
    ['a second connect', '0'],
    ['attachments that never come', '51-["join_room",{"_placeholder":true,"num":0}]2["x"]'],
    ['an attachment that is not there', '50-["join_room",{"_placeholder":true,"num":7}]'],
  ])('survives %s', async (_what, packet) => {
    const stranger = await connectStranger();
    stranger.socket.io.engine.write(packet);
    stranger.socket.io.engine.write(packet);
    await expectUnharmed();
    await server.connect();
  });

  it('gives no seat to a connection that ends in the same breath', async () => {
    const client = await HostileClient.open(server.url);
    client.say({ event: 'join_room', args: [{ room: 'otra' }] });
    await client.write('no packet');
    client.close();
    a.client.emit('watch_room', { room: 'otra' });
    expect(await a.client.next('room_status')).toMatchObject({ room: 'otra', present: 0 });
    await expectUnharmed();
  });

  it('does not mind a client that wants to be acknowledged', async () => {
    const stranger = await connectStranger();
    stranger.emit('join_room', { room: 'otra' }, () => undefined);
    await stranger.next('room_created');
    stranger.emit('start_call', () => undefined);
    stranger.emit('leave_room', 1, () => undefined);
    expect(await stranger.next('signal_error')).toEqual({
      code: 'bad_payload',
      event: 'leave_room',
    });
    await expectUnharmed();
  });

  it('closes a socket that sends more than 64 KiB at once, and holds its seat', async () => {
    b.client.emit('webrtc_offer', { to: a.self, payload: 'x'.repeat(70 * 1024) });
    expect(await b.client.disconnected()).toMatch(/^transport/);
    expect(await a.client.next('peer_away')).toEqual({ peer: b.self });
    await b.client.connected();
    await b.client.join('sala', { returning: { token: b.token, inCall: true } });
    expect(await a.client.next('peer_back')).toEqual({ peer: b.self, session: '' });
    await expectUnharmed();
  });

  it('lets a mesh of five introduce itself, and closes on a flood', async () => {
    for (let count = 0; count < 150; count++) {
      b.client.emit('webrtc_ice_candidate', { to: a.self, payload: `candidate ${count}` });
    }
    for (let count = 0; count < 150; count++) {
      const { payload } = await a.client.next('webrtc_ice_candidate');
      expect(payload).toBe(`candidate ${count}`);
    }
    for (let count = 0; count < 300; count++) b.client.emit('join_room', { room: ' ' });
    expect(await b.client.next('signal_error', ({ code }) => code === 'rate_limited')).toEqual({
      code: 'rate_limited',
      event: null,
    });
    expect(await b.client.disconnected()).toBe('io server disconnect');
    expect(await a.client.next('peer_away')).toEqual({ peer: b.self });
    const answers = b.client.drain().map(({ message }) => message);
    expect(answers.length).toBeLessThan(300);
    expect(answers).not.toContainEqual({ code: 'rate_limited', event: null });
  });

  it('refuses a second seat to the same socket, and changes nothing', async () => {
    for (const room of ['sala', 'otra']) {
      b.client.emit('join_room', { room });
      expect(await b.client.next('signal_error')).toEqual({
        code: 'already_seated',
        event: 'join_room',
      });
    }
    const [elsewhere] = await server.seat(1, 'otra');
    expect(elsewhere?.peers).toEqual([]);
    await expectUnharmed();
  });

  it('refuses everything that needs a seat to somebody without one', async () => {
    const stranger = await connectStranger();
    const refused = async (event: string, ...args: unknown[]) => {
      stranger.emit(event, ...args);
      expect(await stranger.next('signal_error')).toEqual({ code: 'not_seated', event });
    };
    await refused('start_call');
    await refused('leave_room');
    await refused('webrtc_offer', { to: a.self, payload: 'x' });
    await refused('webrtc_answer', { to: a.self, payload: 'x' });
    await refused('webrtc_ice_candidate', { to: a.self, payload: 'x' });
    await expectUnharmed();
  });

  it('refuses signals to oneself and to nobody', async () => {
    for (const to of [b.self, 'n'.repeat(16)]) {
      b.client.emit('webrtc_offer', { to, payload: 'x' });
      expect(await b.client.next('signal_error')).toEqual({
        code: 'peer_not_in_room',
        event: 'webrtc_offer',
      });
    }
    await expectUnharmed();
  });
});
