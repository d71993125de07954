import { BLOCK_BYTES, MAX_BLOCKS_AHEAD, TOOK_GAP_MS } from '../../../lib/transfer/limits';
import { Pace } from '../../../lib/transfer/pace';

interface Line {
  /** Bytes a second that are free. */
  readonly capacity: number;
  /** Both ways, when there is no queue. */
  readonly delayMs: number;
}

/**
 * The other end says at most every so often what has come, as pages do.
 *
 * @returns what became of a line on which the pace is kept for so long, after the first three seconds
 */
function run(pace: Pace, { capacity, delayMs }: Line, seconds: number, fromMs = 0) {
  const blockMs = (BLOCK_BYTES / capacity) * 1_000;
  const flight: { handedMs: number; cameMs: number }[] = [];
  const words: { blocks: number; handedMs: number; heardMs: number }[] = [];
  let [freeMs, saidMs, untold, carried] = [fromMs, -Infinity, 0, 0];
  const queues: number[] = [];
  const endMs = fromMs + seconds * 1_000;
  for (let nowMs = fromMs; nowMs < endMs; nowMs += 1) {
    const came = flight.filter(({ cameMs }) => cameMs <= nowMs);
    const last = came[came.length - 1];
    if (last && nowMs - saidMs >= TOOK_GAP_MS) {
      saidMs = nowMs;
      flight.splice(0, came.length);
      words.push({ blocks: came.length, handedMs: last.handedMs, heardMs: nowMs + delayMs / 2 });
      untold += came.length;
      if (nowMs > fromMs + 3_000) {
        carried += came.length * BLOCK_BYTES;
        queues.push(last.cameMs - last.handedMs - delayMs / 2 - blockMs);
      }
    }
    for (let first = words[0]; first && first.heardMs <= nowMs; first = words[0]) {
      const isFull = flight.length + untold >= pace.window;
      words.shift();
      untold -= first.blocks;
      pace.heard(first.blocks, nowMs - first.handedMs, isFull, nowMs);
    }
    while (flight.length + untold < pace.window) {
      freeMs = Math.max(freeMs, nowMs) + blockMs;
      flight.push({ handedMs: nowMs, cameMs: freeMs + delayMs / 2 });
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
