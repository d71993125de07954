import { wakefulClock } from '../../../../server/cluster/wakeful-clock';

describe('wakefulClock', () => {
  const times = { monotonicMs: 0, wallMs: 0 };
  const clock = () =>
    wakefulClock(
      () => times.monotonicMs,
      () => times.wallMs,
    );
  beforeEach(() => {
    times.monotonicMs = 1_000;
    times.wallMs = 1_700_000_000_000;
  });

  it('goes with the monotonic clock, however often it is asked', () => {
    const now = clock();
    const startMs = now();
    for (let step = 1; step <= 1_000; step++) {
      times.monotonicMs += 0.25;
      if (step % 4 === 0) times.wallMs += 1;
      expect(now() - startMs).toBeCloseTo(step * 0.25, 6);
    }
  });

  it('knows of the time for which the machine slept, and does not go back', () => {
    const now = clock();
    const startMs = now();
    times.wallMs += 20_000;
    expect(now() - startMs).toBeCloseTo(20_000, 0);
    times.wallMs -= 60_000;
    times.monotonicMs += 5;
    expect(now() - startMs).toBeCloseTo(20_005, 0);
  });
});
