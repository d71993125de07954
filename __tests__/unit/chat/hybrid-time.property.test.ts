import fc from 'fast-check';
import { HybridTime } from '../../../lib/chat/hybrid-time';
import { MAX_AHEAD_MS, MAX_APART_MS, MAX_FOLLOWED_MS } from '../../../lib/chat/limits';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 0);

const stepArbitrary = fc.record({
  who: fc.nat(3),
  /** A liar says a time so far from that one's clock before. */
  lie: fc.option(fc.integer({ min: -HOUR_MS, max: 2 * MAX_AHEAD_MS })),
  /** To whom that lie was told: some, and not others. */
  toldTo: fc.subarray([0, 1, 2, 3]),
  passedMs: fc.nat(HOUR_MS),
});

const pagesOf = (apartMs: readonly number[], clock: { nowMs: number }) =>
  apartMs.map((apart) => new HybridTime(() => clock.nowMs + apart));

const apartArbitrary = fc.array(fc.nat(MAX_APART_MS), { minLength: 4, maxLength: 4 });

test('nobody has an honest page write what another honest one refuses', () => {
  fc.assert(
    fc.property(apartArbitrary, fc.array(stepArbitrary, { maxLength: 60 }), (apart, steps) => {
      const clock = { nowMs: START_MS };
      const pages = pagesOf(apart, clock);
      const last = pages.map(() => 0);
      for (const { who, lie, toldTo, passedMs } of steps) {
        clock.nowMs += passedMs;
        const lied = lie === null ? null : clock.nowMs + (apart[who] ?? 0) + lie;
        if (lied !== null) for (const at of toldTo) pages[at]?.read(lied);
        const time = pages[who]?.take() ?? 0;
        expect(time).toBeGreaterThan(last[who] ?? 0);
        last[who] = time;
        for (const page of pages) expect(page.believes(time)).toBe(true);
        pages.forEach((page) => page.read(time));
      }
    }),
  );
});

test('among honest pages whatever is written comes behind all that its author had read', () => {
  const turns = fc.array(fc.record({ who: fc.nat(3), passedMs: fc.nat(HOUR_MS) }));
  fc.assert(
    fc.property(apartArbitrary, turns, (apart, steps) => {
      const clock = { nowMs: START_MS };
      const pages = pagesOf(apart, clock);
      let newest = 0;
      for (const { who, passedMs } of steps) {
        clock.nowMs += passedMs;
        const time = pages[who]?.take() ?? 0;
        expect(time).toBeGreaterThan(newest);
        newest = time;
        pages.forEach((page) => page.read(time));
      }
    }),
  );
});

test('an answer comes behind what a clock stamped that is ahead, up to a bound', () => {
  const time = new HybridTime(() => START_MS);
  time.read(START_MS + MAX_FOLLOWED_MS - 1);
  expect(time.take()).toBe(START_MS + MAX_FOLLOWED_MS);
  time.read(START_MS + MAX_AHEAD_MS);
  expect(time.take()).toBeLessThan(START_MS + MAX_FOLLOWED_MS + 10);
});
