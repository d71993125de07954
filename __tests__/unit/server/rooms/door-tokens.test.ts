import * as fc from 'fast-check';
import * as v from 'valibot';
import type { DoorToken, PeerId, RoomId } from '../../../../lib/signaling/identifiers';
import { DoorTokenSchema } from '../../../../lib/signaling/identifiers';
import { createPeerId } from '../../../../server/rooms/create-peer-id';
import { DoorTokens } from '../../../../server/rooms/door-tokens';
import { SeatTokens } from '../../../../server/rooms/seat-tokens';
import { SignedClaims } from '../../../../server/rooms/signed-claims';
import { standIn } from '../../../fakes/stand-in';

const SECRET = 's'.repeat(32);
const SALA = standIn<RoomId>('sala');
const MINUTE_MS = 60_000;

const at = (nowMs: number, secret = SECRET) => new DoorTokens(secret, () => nowMs);
const state = {
  stamp: 1_000,
  host: createPeerId(),
  locked: true,
  removed: [createPeerId()],
  newcomersRead: false,
  latecomers: [createPeerId()],
};

describe('DoorTokens', () => {
  it('bring the state of a room to the next life of the server', () => {
    const rooms = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/).map((room) => standIn<RoomId>(room));
    const peers = fc.stringMatching(/^[A-Za-z0-9_-]{16}$/).map((peer) => standIn<PeerId>(peer));
    const states = fc.record({
      stamp: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      host: peers,
      locked: fc.boolean(),
      removed: fc.array(peers, { maxLength: 32 }),
      newcomersRead: fc.boolean(),
      latecomers: fc.array(peers, { maxLength: 12 }),
    });
    fc.assert(
      fc.property(rooms, states, (room, door) => {
        const token = at(1_000).issue(room, door);
        expect(v.is(DoorTokenSchema, token)).toBe(true);
        expect(at(2_000).recover(token, room)).toEqual(door);
      }),
    );
  });

  it('of an earlier build say that newcomers read everything', () => {
    const earlier = new SignedClaims(SECRET, 'tertulia door 1');
    const [host, removed] = [createPeerId(), createPeerId()];
    const token = earlier.seal(['sala', 'rs', 'rs', host, 'locked', removed].join('.'));
    expect(at(2_000).recover(standIn<DoorToken>(token), SALA)).toEqual({
      stamp: 1_000,
      host,
      locked: true,
      removed: [removed],
      newcomersRead: true,
      latecomers: [],
    });
  });

  it('say nothing to the life of the server that issued them', () => {
    const clock = { nowMs: 1_000 };
    const tokens = new DoorTokens(SECRET, () => clock.nowMs);
    const token = tokens.issue(SALA, state);
    clock.nowMs += MINUTE_MS;
    expect(tokens.recover(token, SALA)).toBeNull();
  });

  it('are good for half an hour', () => {
    const token = at(0).issue(SALA, state);
    expect(at(30 * MINUTE_MS).recover(token, SALA)).not.toBeNull();
    expect(at(30 * MINUTE_MS + 1).recover(token, SALA)).toBeNull();
  });

  it('are good for one room, and under one secret', () => {
    const token = at(0).issue(SALA, state);
    expect(at(1).recover(token, standIn<RoomId>('otra'))).toBeNull();
    expect(at(1, 't'.repeat(32)).recover(token, SALA)).toBeNull();
  });

  it('are refused with any one character changed, added or taken away', () => {
    const token = at(0).issue(SALA, state);
    const changed = [...token].flatMap((character, index) => [
      token.slice(0, index) + (character === 'A' ? 'B' : 'A') + token.slice(index + 1),
      token.slice(0, index) + token.slice(index + 1),
    ]);
    for (const forged of [...changed, `${token}A`, '', '.', '....']) {
      expect(at(1).recover(standIn<DoorToken>(forged), SALA)).toBeNull();
    }
  });

  it('are no seat tokens, nor the other way round', () => {
    const seats = new SeatTokens(SECRET, () => 0);
    const seat = seats.issue(SALA, createPeerId(), 'seat');
    expect(at(1).recover(standIn<DoorToken>(seat), SALA)).toBeNull();
    expect(seats.verify(standIn(at(0).issue(SALA, state)), SALA)).toBeNull();
  });
});
