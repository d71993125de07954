import { Ceiling } from '../../../../lib/call/media/ceiling';

const WANTED = 900_000;

/** Lowered at 0, and then raised once a second. */
function raised(seconds: number): Ceiling {
  const ceiling = new Ceiling();
  ceiling.lower(100_000, 0);
  for (let second = 1; second <= seconds; second++) ceiling.raise(WANTED, second * 1_000);
  return ceiling;
}

describe('a ceiling', () => {
  it('stands for a while where it holds nothing back any more', () => {
    expect(raised(60).bitrate).toBe(WANTED);
    expect(raised(179).bitrate).toBe(WANTED);
    expect(raised(180).bitrate).toBe(Infinity);
  });

  it('is back where all was well as soon as it is too much again', () => {
    const ceiling = raised(60);
    ceiling.retreat(800_000, 61_000);
    expect(ceiling.bitrate).toBe(100_000);
    ceiling.raise(WANTED, 80_000);
    ceiling.raise(WANTED, 81_000);
    expect(ceiling.bitrate).toBeGreaterThan(100_000);
  });

  it('follows what is wanted up by and by', () => {
    const ceiling = raised(60);
    ceiling.raise(2 * WANTED, 61_000);
    expect(ceiling.bitrate).toBeGreaterThan(WANTED);
    expect(ceiling.bitrate).toBeLessThan(1.5 * WANTED);
  });

  it('is not lowered again by what was measured before', () => {
    const ceiling = new Ceiling();
    ceiling.lower(100_000, 0);
    expect([0, 2_999, 3_000].map((nowMs) => ceiling.isSettling(nowMs))).toEqual([
      true,
      true,
      false,
    ]);
    ceiling.lower(50_000, 2_999);
    expect(ceiling.bitrate).toBe(100_000);
    ceiling.lower(50_000, 3_000);
    expect(ceiling.bitrate).toBe(50_000);
  });
});
