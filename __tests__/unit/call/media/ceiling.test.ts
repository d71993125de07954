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
    const ceiling = raised(16);
    expect(ceiling.bitrate).toBeLessThan(WANTED);
    let second = 17;
    while (ceiling.bitrate < WANTED) ceiling.raise(WANTED, second++ * 1_000);
    const enough = second - 1;
    while (ceiling.bitrate === WANTED) ceiling.raise(WANTED, second++ * 1_000);
    expect(second - 1 - enough).toBe(20);
    expect(ceiling.bitrate).toBe(Infinity);
  });

  it('does not come down with what is wanted, and takes no leap after a while without a try', () => {
    const ceiling = raised(12);
    const { bitrate } = ceiling;
    ceiling.raise(50_000, 13_000);
    expect(ceiling.bitrate).toBe(bitrate);
    ceiling.raise(WANTED, 60_000);
    expect(ceiling.bitrate).toBeLessThan(2 * bitrate);
  });

  it('is back where all was well as soon as it is too much again', () => {
    const ceiling = raised(24);
    ceiling.retreat(800_000, 25_000);
    expect(ceiling.bitrate).toBe(100_000);
    ceiling.raise(WANTED, 44_000);
    ceiling.raise(WANTED, 45_000);
    expect(ceiling.bitrate).toBeGreaterThan(100_000);
  });

  it('tries what was too much later each time, and less than that at once', () => {
    const ceiling = new Ceiling();
    let second = 0;
    /** How long it takes to come to that. */
    const secondsTo = (bitrate: number) => {
      const from = second;
      while (ceiling.bitrate < bitrate) ceiling.raise(WANTED, ++second * 1_000);
      return second - from;
    };
    ceiling.lower(100_000, 0);
    secondsTo(300_000);
    const tooMuch = ceiling.bitrate;
    let went = 0;
    for (const patience of [20, 40, 40, 40]) {
      const failed = ceiling.bitrate;
      ceiling.retreat(0, second * 1_000);
      expect(ceiling.bitrate).toBe(patience === 20 ? 100_000 : went);
      const soon = secondsTo(0.75 * failed);
      went = ceiling.bitrate;
      expect(soon).toBeLessThan(20);
      const later = soon + secondsTo(tooMuch);
      expect(later).toBeGreaterThan(patience);
      expect(later).toBeLessThan(patience + 15);
    }
  });

  it('is not lifted while it was too much not long ago, and counts nothing as tried that was not', () => {
    const ceiling = raised(24);
    ceiling.retreat(0, 25_000);
    // Little is wanted meanwhile, as of a camera that is off.
    for (let second = 26; second < 44; second++) ceiling.raise(50_000, second * 1_000);
    expect(ceiling.bitrate).toBe(100_000);
    ceiling.retreat(80_000, 44_000);
    expect(ceiling.bitrate).toBe(80_000);
  });

  it('follows what is wanted up by and by', () => {
    const ceiling = raised(24);
    ceiling.raise(2 * WANTED, 25_000);
    expect(ceiling.bitrate).toBeGreaterThan(WANTED);
    expect(ceiling.bitrate).toBeLessThan(1.5 * WANTED);
  });

  it('is not lowered again by what was measured before', () => {
    const ceiling = new Ceiling();
    ceiling.lower(100_000, 0);
    ceiling.lower(50_000, 2_999);
    expect(ceiling.bitrate).toBe(100_000);
    ceiling.lower(50_000, 3_000);
    expect(ceiling.bitrate).toBe(50_000);
  });

  it('knows for a moment that it was too much, and not that it nearly was', () => {
    const ceiling = raised(24);
    expect([0, 2_999, 3_000].map((nowMs) => ceiling.wasFull(nowMs))).toEqual([true, true, false]);
    ceiling.retreat(50_000, 25_000);
    expect(ceiling.bitrate).toBe(100_000);
    expect(ceiling.wasFull(25_000)).toBe(false);
  });
});
