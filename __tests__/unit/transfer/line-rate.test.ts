import { LineRate } from '../../../lib/transfer/line-rate';

/** So many blocks in each millisecond, from the one time to the other. */
function pour(rate: LineRate, blocks: number, fromMs: number, toMs: number, isQueued: boolean) {
  for (let nowMs = fromMs; nowMs <= toMs; nowMs += 1) rate.came(blocks, isQueued, nowMs);
}

it('knows nothing as long as there is no queue', () => {
  const rate = new LineRate();
  pour(rate, 2, 0, 1_000, false);
  expect(rate.at(1_000)).toBe(Infinity);
});

it('takes for what the line carries what came while there was a queue', () => {
  const rate = new LineRate();
  pour(rate, 2, 0, 1_000, true);
  expect(rate.at(1_000)).toBeCloseTo(2, 1);
  pour(rate, 1, 1_001, 2_000, false);
  expect(rate.at(2_000)).toBeGreaterThan(1.9);
  pour(rate, 1, 2_001, 3_500, true);
  expect(rate.at(3_500)).toBeCloseTo(1, 1);
});

it('does not take for the line what came before it was full, or while a page was busy', () => {
  const rate = new LineRate();
  pour(rate, 0.1, 0, 150, false);
  pour(rate, 2, 151, 360, true);
  expect(rate.at(360)).toBeCloseTo(2, 1);
  pour(rate, 0.1, 361, 800, true);
  expect(rate.at(800)).toBeCloseTo(2, 1);
});

it('believes by and by that it carries more, and at once when more comes', () => {
  const rate = new LineRate();
  pour(rate, 2, 0, 1_000, true);
  expect(rate.at(11_000)).toBeCloseTo(2.2, 1);
  pour(rate, 4, 1_001, 2_000, false);
  expect(rate.at(2_000)).toBeCloseTo(4, 1);
});
