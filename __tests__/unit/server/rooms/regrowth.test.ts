import type { RoomId } from '../../../../lib/signaling/identifiers';
import { Regrowth } from '../../../../server/rooms/regrowth';
import { standIn } from '../../../fakes/stand-in';

const HOLD_MS = 30_000;
const [sala, cocina] = ['sala', 'cocina'].map((name) => standIn<RoomId>(name));
if (!sala || !cocina) throw new Error('there are two rooms');

/** A server that was started at 1,000 of its clock. */
function world() {
  const clock = { nowMs: 1_000 };
  const regrowth = new Regrowth({
    holdMs: HOLD_MS,
    now: () => clock.nowMs,
    epochNow: () => clock.nowMs + 1_000_000,
  });
  return { clock, regrowth };
}

/** The same one, a while after. */
function settledWorld() {
  const one = world();
  one.clock.nowMs = 100_000;
  one.regrowth.endRestart();
  return one;
}

it('waits for everybody after a restart, as long as seats are held', () => {
  const { clock, regrowth } = world();
  clock.nowMs = 1_000 + HOLD_MS - 1;
  expect(regrowth.isUnderWay(sala)).toBe(true);
  expect(regrowth.endRestart()).toBe(false);

  clock.nowMs = 1_000 + HOLD_MS;
  expect(regrowth.isUnderWay(sala)).toBe(false);
  expect(regrowth.endRestart()).toBe(true);
  expect(regrowth.endRestart()).toBe(false);
  expect(regrowth.dueMs(sala)).toBe(Infinity);
});

it('waits for those of a room that another server kept, and of no other', () => {
  const { clock, regrowth } = settledWorld();
  regrowth.inherit(sala);

  expect(regrowth.isUnderWay(sala)).toBe(true);
  expect(regrowth.isUnderWay(cocina)).toBe(false);
  expect(regrowth.dueMs(sala)).toBe(100_000 + HOLD_MS);
  expect(regrowth.inheritedMs(sala)).toBe(1_100_000);
  expect(regrowth.inheritedMs(cocina)).toBeNull();

  expect(regrowth.endInheritance(sala)).toBe(false);
  clock.nowMs += HOLD_MS;
  expect(regrowth.isUnderWay(sala)).toBe(false);
  expect(regrowth.endInheritance(sala)).toBe(true);
  expect(regrowth.endInheritance(sala)).toBe(false);
  expect(regrowth.endInheritance(cocina)).toBe(false);
});

it('waits for nobody of a room that is gone', () => {
  const { regrowth } = settledWorld();
  regrowth.inherit(sala);
  regrowth.forget(sala);

  expect(regrowth.isUnderWay(sala)).toBe(false);
  expect(regrowth.inheritedMs(sala)).toBeNull();
});
