import { CommonClock } from '../../../../server/time/common-clock';

it('tells the time of this machine, and that of others once they are further apart than an answer takes', () => {
  let ownMs = 1_000_000;
  const clock = new CommonClock(() => ownMs);
  expect(clock.now()).toBe(1_000_000);
  expect(clock.follow(1_001_900)).toBeNull();
  expect(clock.now()).toBe(1_000_000);
  expect(clock.follow(1_600_000.4)).toBe(600_000);
  ownMs += 5_000;
  expect(clock.now()).toBe(1_605_000);
  // As far apart as before: no news.
  expect(clock.follow(1_606_000)).toBeNull();
  // This machine's clock was set.
  ownMs += 600_000;
  expect(clock.follow(1_606_000)).toBe(1_000);
  expect(clock.now()).toBe(1_606_000);
});
