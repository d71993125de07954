import { BLOCK_BYTES, MAX_BLOCKS_AHEAD } from '../../../lib/transfer/limits';
import { Pace } from '../../../lib/transfer/pace';

interface Line {
  /** Bytes a second that are free. */
  readonly capacity: number;
  /** Both ways, when there is no queue. */
  readonly delayMs: number;
}

/** @returns what became of a line on which the pace is kept for so long, after the first three seconds */
function run(pace: Pace, { capacity, delayMs }: Line, seconds: number) {
  const blockMs = (BLOCK_BYTES / capacity) * 1_000;
  const flight: { handedMs: number; heardMs: number }[] = [];
  let freeMs = 0;
  let carried = 0;
  const queues: number[] = [];
  for (let nowMs = 0; nowMs < seconds * 1_000; nowMs += 1) {
    for (let first = flight[0]; first && first.heardMs <= nowMs; first = flight[0]) {
      const isFull = flight.length >= pace.window;
      flight.shift();
      pace.heard(1, first.heardMs - first.handedMs, isFull, nowMs);
      if (nowMs > 3_000) {
        carried += BLOCK_BYTES;
        queues.push(first.heardMs - first.handedMs - delayMs - blockMs);
      }
    }
    while (flight.length < pace.window) {
      freeMs = Math.max(freeMs, nowMs) + blockMs;
      flight.push({ handedMs: nowMs, heardMs: freeMs + delayMs });
    }
  }
  queues.sort((one, other) => one - other);
  return {
    used: carried / (seconds - 3) / capacity,
    queueMs: queues[Math.floor(queues.length * 0.95)] ?? 0,
  };
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
])('takes a share of $capacity bytes/s while somebody speaks, and all of it in silence', (line) => {
  const pace = new Pace();
  pace.setSpeaking(true);
  const spoken = run(pace, line, 20);
  expect(spoken.used).toBeGreaterThan(0.5);
  expect(spoken.used).toBeLessThan(0.9);
  expect(spoken.queueMs).toBeLessThan(30);
  pace.setSpeaking(false);
  expect(run(pace, line, 20).used).toBeGreaterThan(0.9);
  // The queue that silence leaves goes at once.
  pace.setSpeaking(true);
  expect(run(pace, line, 4).queueMs).toBeLessThan(30);
});

it('takes a share of what a line carries that grew meanwhile, before long', () => {
  const pace = new Pace();
  run(pace, { capacity: 250_000, delayMs: 30 }, 10);
  pace.setSpeaking(true);
  const { used } = run(pace, { capacity: 500_000, delayMs: 30 }, 240);
  expect(used).toBeGreaterThan(0.5);
});

it('holds a line back that is free as little as can be', () => {
  const pace = new Pace();
  for (let at = 0; at < 20; at += 1) pace.heard(pace.window, 1, true, at);
  expect(pace.window).toBe(MAX_BLOCKS_AHEAD);
});
