import { BLOCK_BYTES, MAX_BLOCKS_AHEAD } from '../../../lib/transfer/limits';
import { Pace } from '../../../lib/transfer/pace';
import type { Line } from '../../fakes/modelled-line';
import { runLine } from '../../fakes/modelled-line';

/** A line on which one pace is kept. */
function run(pace: Pace, line: Line, seconds: number, fromMs = 0) {
  const sender = {
    mayHand: (unheard: number) => unheard < pace.window,
    handed: () => undefined,
    heard: (blocks: number, delayMs: number, unheard: number, nowMs: number) =>
      pace.heard(blocks, delayMs, unheard >= pace.window, nowMs),
  };
  return runLine([sender], line, seconds, fromMs);
}

it.each([
  { capacity: 125_000, delayMs: 50 },
  { capacity: 250_000, delayMs: 50 },
  { capacity: 1_250_000, delayMs: 30 },
  { capacity: 12_500_000, delayMs: 10 },
])('uses most of a line of $capacity bytes/s, and leaves it nearly without a queue', (line) => {
  const { used, queueMs } = run(new Pace(), line, 20);
  expect(used).toBeGreaterThan(0.6);
  expect(queueMs).toBeLessThan(Math.max(150, (3 * BLOCK_BYTES * 1_000) / line.capacity));
});

it.each([
  { capacity: 1_250_000, delayMs: 30 },
  { capacity: 1_250_000, delayMs: 100 },
  { capacity: 12_500_000, delayMs: 10 },
  { capacity: 12_500_000, delayMs: 2 },
])('takes a share of $capacity bytes/s while somebody speaks, and all of it in silence', (line) => {
  const pace = new Pace();
  pace.setSpeaking(true);
  const spoken = run(pace, line, 10);
  expect(spoken.used).toBeGreaterThan(0.5);
  expect(spoken.used).toBeLessThan(0.9);
  expect(spoken.queueMs).toBeLessThan(30);
  pace.setSpeaking(false);
  expect(run(pace, line, 20, 10_000).used).toBeGreaterThan(0.9);
  // The queue that silence leaves goes at once.
  pace.setSpeaking(true);
  expect(run(pace, line, 4, 30_000).queueMs).toBeLessThan(30);
});

it('takes a share of what a line carries that grew meanwhile, before long', () => {
  const pace = new Pace();
  run(pace, { capacity: 250_000, delayMs: 30 }, 10);
  pace.setSpeaking(true);
  const { used } = run(pace, { capacity: 500_000, delayMs: 30 }, 240, 10_000);
  expect(used).toBeGreaterThan(0.5);
});

it('holds a line back that is free as little as can be', () => {
  const pace = new Pace();
  for (let at = 0; at < 20; at += 1) pace.heard(pace.window, 1, true, at);
  expect(pace.window).toBe(MAX_BLOCKS_AHEAD);
});
