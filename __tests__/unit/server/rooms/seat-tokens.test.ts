import * as fc from 'fast-check';
import * as v from 'valibot';
import type { RoomId, SeatToken } from '../../../../lib/signaling/identifiers';
import { SeatTokenSchema } from '../../../../lib/signaling/identifiers';
import { createPeerId } from '../../../../server/rooms/create-peer-id';
import { SeatTokens } from '../../../../server/rooms/seat-tokens';
import { standIn } from '../../../fakes/stand-in';

const SECRET = 's'.repeat(32);
const SALA = standIn<RoomId>('sala');
const DAY_MS = 24 * 3_600_000;

const at = (nowMs: number, secret = SECRET) => new SeatTokens(secret, () => nowMs);

describe('SeatTokens', () => {
  const roomIds = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/).map((room) => standIn<RoomId>(room));

  it('gives back whose seat it is, on any server that knows the secret', () => {
    fc.assert(
      fc.property(roomIds, (room) => {
        const peer = createPeerId();
        for (const kind of ['seat', 'place'] as const) {
          const token = at(Date.now()).issue(room, peer, kind);
          expect(v.is(SeatTokenSchema, token)).toBe(true);
          expect(at(Date.now()).verify(token, room)).toEqual({ peer, kind });
        }
      }),
    );
  });

  it('is good for one room only', () => {
    fc.assert(
      fc.property(roomIds, roomIds, (room, other) => {
        fc.pre(room !== other);
        expect(at(0).verify(at(0).issue(room, createPeerId(), 'seat'), other)).toBeNull();
      }),
    );
  });

  it('is refused with any one character changed', () => {
    const token = at(1_000).issue(SALA, createPeerId(), 'seat');
    for (let index = 0; index < token.length; index++) {
      for (const character of ['A', '_', '.', '-', '0']) {
        if (token[index] === character) continue;
        const forged = token.slice(0, index) + character + token.slice(index + 1);
        expect(at(1_000).verify(standIn<SeatToken>(forged), SALA)).toBeNull();
      }
    }
  });

  it('is refused under another secret, and when it is rubbish', () => {
    const token = at(0).issue(SALA, createPeerId(), 'seat');
    expect(at(0, 't'.repeat(32)).verify(token, SALA)).toBeNull();
    for (const rubbish of ['', '.', '...', 'sala', `${token}.`, `.${token}`, token.slice(0, -1)]) {
      expect(at(0).verify(standIn<SeatToken>(rubbish), SALA)).toBeNull();
    }
  });

  it('makes no seat of a place', () => {
    const place = at(0).issue(SALA, createPeerId(), 'place');
    const forged = place.replace('.place.', '.');
    expect(at(0).verify(standIn<SeatToken>(forged), SALA)).toBeNull();
  });

  it('is good for a week', () => {
    const token = at(0).issue(SALA, createPeerId(), 'seat');
    expect(at(7 * DAY_MS).verify(token, SALA)).not.toBeNull();
    expect(at(7 * DAY_MS + 1).verify(token, SALA)).toBeNull();
  });
});

it('peer ids do not repeat', () => {
  const ids = Array.from({ length: 1_000 }, createPeerId);
  expect(new Set(ids).size).toBe(ids.length);
});
