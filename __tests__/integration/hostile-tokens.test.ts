import * as v from 'valibot';
import { PeerIdSchema, RoomIdSchema } from '../../lib/signaling/identifiers';
import { SeatTokens } from '../../server/rooms/seat-tokens';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

const DAY_MS = 24 * 3_600_000;
const ROOM = v.parse(RoomIdSchema, 'sala');
const OTHER_ROOM = v.parse(RoomIdSchema, 'otra');

interface Owner {
  readonly self: string;
  readonly token: string;
}

/** As a server with this secret would have signed it so long ago. */
function issued(peer: string, room: typeof ROOM, secret: string, daysAgo: number): string {
  const tokens = new SeatTokens(secret, () => Date.now() - daysAgo * DAY_MS);
  return tokens.issue(room, v.parse(PeerIdSchema, peer), 'seat');
}

const forgeries: [what: string, forge: (owner: Owner) => string][] = [
  ['made by another server', ({ self }) => issued(self, ROOM, 'another server, another secret', 0)],
  ['of another room', ({ self }) => issued(self, OTHER_ROOM, TEST_CONFIG.secret, 0)],
  ['older than a week', ({ self }) => issued(self, ROOM, TEST_CONFIG.secret, 8)],
  ['for somebody else', ({ self, token }) => token.replace(self, 'n'.repeat(16))],
  ['given a longer life', ({ token }) => token.replace(/\.(\w+)\.([^.]+)$/, '.zzzzzzzz.$2')],
  ['without its signature', ({ token }) => token.slice(0, token.lastIndexOf('.') + 1)],
  ['signed by nobody', ({ token }) => token.slice(0, token.lastIndexOf('.'))],
  ['with something behind it', ({ token }) => `${token}A`],
];

describe('a hostile client', () => {
  let server: TestServer;
  afterEach(() => server.close());

  it.each(forgeries)('takes no seat with a token %s', async (_what, forge) => {
    server = await TestServer.start();
    const [ana, ben] = await server.seat(2, ROOM);
    if (!ana || !ben) throw new Error('Two seats were expected.');
    await ana.client.settle();
    ana.client.drain();
    for (const inCall of [true, false]) {
      const thief = await server.connect();
      thief.emit('join_room', { room: ROOM, returning: { token: forge(ben), inCall } });
      expect(await thief.next('signal_error')).toEqual({ code: 'bad_token', event: 'join_room' });
      thief.emit('webrtc_offer', { to: ana.self, payload: 'x' });
      expect(await thief.next('signal_error')).toMatchObject({ code: 'not_seated' });
    }
    await ana.client.settle();
    expect(ana.client.drain()).toEqual([]);
    ben.client.emit('webrtc_offer', { to: ana.self, payload: 'still here' });
    expect(await ana.client.next('webrtc_offer')).toEqual({
      from: ben.self,
      payload: 'still here',
    });
  });

  it('speaks to nobody in another room, nor acts on them as host of its own', async () => {
    server = await TestServer.start();
    const [ana] = await server.seat(1, ROOM);
    const [mallory] = await server.seat(1, OTHER_ROOM);
    if (!ana || !mallory) throw new Error('Two seats were expected.');
    const attempts: [event: string, message: Record<string, unknown>][] = [
      ['webrtc_offer', { to: ana.self, payload: 'x' }],
      ['webrtc_answer', { to: ana.self, payload: 'x' }],
      ['webrtc_ice_candidate', { to: ana.self, payload: 'x' }],
      ['remove_peer', { peer: ana.self }],
      ['transfer_host', { peer: ana.self }],
      ['answer_knock', { peer: ana.self, admit: true }],
    ];
    for (const [event, message] of attempts) {
      mallory.client.emit(event, message);
      const error = await mallory.client.next('signal_error');
      expect(error).toEqual({ code: 'peer_not_in_room', event });
    }
    await ana.client.settle();
    expect(ana.client.drain()).toEqual([]);
  });
});
