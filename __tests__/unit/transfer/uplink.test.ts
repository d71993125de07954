import type { PeerId } from '../../../lib/signaling/identifiers';
import { Uplink } from '../../../lib/transfer/uplink';
import type { Line, Sender } from '../../fakes/modelled-line';
import { runLine } from '../../fakes/modelled-line';
import { standIn } from '../../fakes/stand-in';
import { watchCrypto } from '../../fakes/crypto-watch';
import { accept, fileOf } from '../../fakes/transfer-pair';
import { TransferWorld } from '../../fakes/transfer-world';

beforeAll(() => watchCrypto());

const NARROW = { capacity: 250_000, delayMs: 50 };

/** Who sends files to those, one behind the other, each beginning a while after the one before. */
function page(to: readonly string[], gapMs = 0) {
  const clock = { nowMs: 0 };
  const uplink = new Uplink(() => clock.nowMs);
  const senders = to.map((peer, at): Sender => {
    const load = { peer: standIn<PeerId>(peer), onTheWay: 0, handedMs: -Infinity, go: () => {} };
    return {
      mayHand: (unheard, nowMs) => {
        if (nowMs < at * gapMs) return false;
        Object.assign(clock, { nowMs });
        Object.assign(load, { onTheWay: unheard });
        uplink.enter(load);
        return uplink.space(load) > 0;
      },
      handed: (onTheWay, handedMs) => {
        Object.assign(load, { onTheWay, handedMs });
        uplink.sent(load);
      },
      heard: (blocks, delayMs, unheard, nowMs) => {
        clock.nowMs = nowMs;
        const isFull = uplink.space(load) <= 0;
        Object.assign(load, { onTheWay: unheard - blocks });
        uplink.heard(load, blocks, delayMs, isFull);
      },
    };
  });
  const run = (line: Line, seconds: number, fromMs = 0) => runLine(senders, line, seconds, fromMs);
  return { uplink, run };
}

const four = ['ben', 'cleo', 'dora', 'eli'];
const folder = Array.from({ length: 8 }, () => 'ben');

it.each([
  { what: 'one file to four people at once', to: four, gapMs: 0 },
  { what: 'one file to four people, one after the other', to: four, gapMs: 1_500 },
  { what: 'eight files to one person', to: folder, gapMs: 0 },
])('leaves a narrow line with a short queue, and each its part: $what', ({ to, gapMs }) => {
  const { run } = page(to, gapMs);
  run(NARROW, 8);
  const { queueMs, carriedOf, used } = run(NARROW, 20, 8_000);
  expect(queueMs).toBeLessThan(250);
  expect(used).toBeGreaterThan(0.9);
  expect(Math.min(...carriedOf)).toBeGreaterThan(0.5 * Math.max(...carriedOf));
});

it.each([
  { what: 'two', to: four.slice(0, 2), gapMs: 0 },
  { what: 'two, one after the other', to: four.slice(0, 2), gapMs: 1_500 },
  { what: 'four', to: four, gapMs: 0 },
  { what: 'four, one after the other', to: four, gapMs: 1_500 },
])('leaves the narrowest line with no longer a queue than to one: $what', ({ to, gapMs }) => {
  for (const capacity of [62_500, 125_000]) {
    const line = { capacity, delayMs: 50 };
    const alone = page(four.slice(0, 1));
    const several = page(to, gapMs);
    alone.run(line, 8);
    several.run(line, 8);
    const { queueMs } = several.run(line, 20, 8_000);
    expect(queueMs).toBeLessThanOrEqual(alone.run(line, 20, 8_000).queueMs);
  }
});

it('waits no longer for a way to be measured than for any other', () => {
  const clock = { nowMs: 0 };
  const uplink = new Uplink(() => clock.nowMs);
  const [ben, cleo] = four.map((peer) => ({
    ...{ peer: standIn<PeerId>(peer), onTheWay: 0, handedMs: -Infinity, go: () => {} },
  }));
  if (!ben || !cleo) throw new Error();
  uplink.enter(ben);
  uplink.enter(cleo);
  expect([uplink.space(ben), uplink.space(cleo)]).toEqual([1, 0]);
  // Ben's page has nothing to send after all.
  clock.nowMs = 1_000;
  expect([uplink.space(ben), uplink.space(cleo)]).toEqual([0, 1]);
  clock.nowMs = 1_300;
  uplink.heard(cleo, 1, 300, true);
  expect(Math.min(uplink.space(ben), uplink.space(cleo))).toBeGreaterThan(0);
});

it('lets four people have a wide line, and leaves sound its air', () => {
  const wide = { capacity: 1_250_000, delayMs: 30 };
  const { uplink, run } = page(four);
  expect(run(wide, 10).used).toBeGreaterThan(0.9);
  uplink.setSpeaking(true);
  expect(run(wide, 10, 10_000).queueMs).toBeLessThan(30);
});

it('lets others send when somebody is not heard of any more', () => {
  const clock = { nowMs: 0 };
  const uplink = new Uplink(() => clock.nowMs);
  const loads = four.map((peer) => ({
    ...{ peer: standIn<PeerId>(peer), onTheWay: 0, handedMs: -Infinity },
    go: jest.fn(),
  }));
  const [ben, cleo, dora] = loads;
  for (const load of loads) uplink.enter(load);
  for (const load of [ben, cleo]) Object.assign(load ?? {}, { onTheWay: 1, handedMs: 0 });
  expect(dora && uplink.space(dora)).toBe(0);
  clock.nowMs = 2_000;
  expect(dora && uplink.space(dora)).toBe(1);
  uplink.go();
  expect(dora?.go).toHaveBeenCalledTimes(1);
});

it('is one for all files of a page, whoever gets them', async () => {
  const world = new TransferWorld();
  const ana = world.come('ana');
  const others = four.map((name) => world.come(name));
  for (const other of others) world.link(ana, other);
  await world.live();
  ana.page.send([fileOf(1_000_000, 'one'), fileOf(1_000_000, 'other')], null);
  await world.until(() => others.every(({ views }) => views.length === 2));
  let sent = 0;
  world.bend = (bytes) => {
    sent += 1;
    return bytes;
  };
  world.rewrite = (text) => (text.includes('"took"') ? '' : text);
  others.forEach(accept);
  await world.live(500);
  // The first way is measured, with nothing else on the line.
  expect(sent).toBe(1);
});
