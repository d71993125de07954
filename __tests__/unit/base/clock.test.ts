import { steadyTime } from '../../../lib/base/clock';

it('never goes back, and goes on from where it stood', () => {
  const times = [1_000, 2_000, 500, 700, 400, 4_000];
  const now = steadyTime(() => times.shift() ?? 0);
  expect([1, 2, 3, 4, 5, 6].map(now)).toEqual([1_000, 2_000, 2_000, 2_200, 2_200, 5_800]);
});
