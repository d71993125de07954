import { SpeedMeter } from '../../../lib/transfer/speed-meter';
import { HEAP_SLACK_BYTES, heapBytes } from '../../support/heap-bytes';

it('tells how fast something grew of late', () => {
  const meter = new SpeedMeter();
  for (let atMs = 0; atMs <= 10_000; atMs += 250) meter.note(atMs < 5_000 ? 0 : atMs, atMs);
  expect(meter.speed(10_000)).toBe(1_000);
  expect(meter.speed(20_000)).toBe(0);
});

it('keeps nothing of what was long ago, also when nobody asks', () => {
  const meter = new SpeedMeter();
  const before = heapBytes();
  for (let noted = 0; noted < 3_000_000; noted += 1) meter.note(noted, noted * 250);
  expect(heapBytes() - before).toBeLessThan(HEAP_SLACK_BYTES);
  expect(meter.speed(2_999_999 * 250)).toBe(4);
});
