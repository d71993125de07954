import * as fc from 'fast-check';
import * as v from 'valibot';
import type { RoomId } from '../../../../lib/signaling/identifiers';
import type { RoomPass } from '../../../../lib/signaling/room-pass';
import { RoomPassSchema } from '../../../../lib/signaling/room-pass';
import { RoomPasses } from '../../../../server/rooms/room-passes';
import { SeatTokens } from '../../../../server/rooms/seat-tokens';
import { standIn } from '../../../fakes/stand-in';

const SECRET = 's'.repeat(32);
const WORD = 'correct horse battery';
const SALA = standIn<RoomId>('sala');
const NOW_MS = 1_800_000_000_500;

const at = (nowMs: number, secret = SECRET, word = WORD) =>
  new RoomPasses(secret, word, () => nowMs);

it('are good for their room until their time is over', () => {
  const { pass, untilMs } = at(NOW_MS).issue(SALA, 60);
  expect(v.is(RoomPassSchema, pass)).toBe(true);
  expect(untilMs).toBe(1_800_000_060_000);
  expect(at(NOW_MS).isGood(pass, SALA)).toBe(true);
  expect(at(untilMs - 1).isGood(pass, SALA)).toBe(true);
  expect(at(untilMs).isGood(pass, SALA)).toBe(false);
});

it.each(['otra', 'Sala', 'sal', 'sala-'])('are good for no other room: %s', (room) => {
  const { pass } = at(NOW_MS).issue(SALA, 60);
  expect(at(NOW_MS).isGood(pass, standIn<RoomId>(room))).toBe(false);
});

it('end with the secret of the server, and with its password', () => {
  const { pass } = at(NOW_MS).issue(SALA, 60);
  expect(at(NOW_MS, 't'.repeat(32)).isGood(pass, SALA)).toBe(false);
  expect(at(NOW_MS, SECRET, 'another password').isGood(pass, SALA)).toBe(false);
});

it('can be forged neither by another time nor by another signature', () => {
  const { pass } = at(NOW_MS).issue(SALA, 60);
  const [until = '', signature = ''] = pass.split('.');
  const later = (Number.parseInt(until, 36) + 1).toString(36);
  for (const forged of [`${later}.${signature}`, `0${pass}`, pass.toUpperCase()]) {
    expect(at(NOW_MS).isGood(standIn<RoomPass>(forged), SALA)).toBe(false);
  }
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-z]{1,10}\.[A-Za-z0-9_-]{43}$/), (forged) => {
      expect(at(NOW_MS).isGood(standIn<RoomPass>(forged), SALA)).toBe(false);
    }),
  );
});

it('are nothing that the server signs for another purpose', () => {
  const token = new SeatTokens(SECRET, () => NOW_MS).issue(SALA, standIn('p'.repeat(16)), 'seat');
  const signature = token.split('.').at(-1) ?? '';
  expect(at(NOW_MS).isGood(standIn<RoomPass>(`zzzzzzz.${signature}`), SALA)).toBe(false);
});
