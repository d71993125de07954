import fc from 'fast-check';
import { LivenessWatch } from '../../../../lib/call/link/liveness-watch';

const NOW = 1_000_000;

/** A look a moment ago, as long as there is something to tell. */
function counted(count: (ms: number) => number | null, ms: number) {
  return (sinceMs: number) => {
    const found = count(ms);
    return found === null || sinceMs > NOW + ms ? null : { atMs: NOW + ms, count: found };
  };
}

/** Looks every so often, with what has arrived by then, and tells when silence was found. */
function silentAfter(hearing: LivenessWatch, count: (ms: number) => number | null, stepMs = 200) {
  for (let ms = 0; ms <= 60_000; ms += stepMs) {
    if (hearing.isSilent(counted(count, ms), NOW + ms)) return ms;
  }
  return null;
}

function heardOnce(): LivenessWatch {
  const hearing = new LivenessWatch();
  hearing.isSilent(() => null, NOW);
  hearing.heard(NOW);
  return hearing;
}

describe('LivenessWatch', () => {
  it('finds silence after 2 s when nothing arrives', () => {
    expect(silentAfter(heardOnce(), () => 7)).toBe(2_000);
  });

  it('finds none while something arrives', () => {
    expect(silentAfter(heardOnce(), (ms) => ms)).toBeNull();
    expect(silentAfter(heardOnce(), (ms) => ms, 1_000)).toBeNull();
  });

  it('finds it soon after that stopped', () => {
    const found = silentAfter(heardOnce(), (ms) => Math.min(ms, 10_000));
    expect(found).toBeGreaterThan(11_000);
    expect(found).toBeLessThanOrEqual(13_000);
  });

  it('counts once before it judges, in a background tab too', () => {
    const counts = [null, 7, 7];
    expect(silentAfter(heardOnce(), () => counts.shift() ?? null, 1_000)).toBe(3_000);
  });

  it('waits longer for a count that does not come', () => {
    expect(silentAfter(heardOnce(), () => null)).toBe(5_000);
    expect(silentAfter(heardOnce(), (ms) => (ms < 3_000 ? null : 7))).toBe(3_600);
  });

  it('asks for what arrived since it listens, not before', () => {
    const hearing = heardOnce();
    const arrivedSince = jest.fn(() => ({ atMs: NOW + 1_000, count: 7 }));
    for (let ms = 200; ms <= 1_400; ms += 200) hearing.isSilent(arrivedSince, NOW + ms);
    expect(arrivedSince.mock.calls).toEqual([[NOW + 900], [NOW + 1_450], [NOW + 1_450]]);
  });

  /** After a minute of beats with such pauses between them, until NOW. */
  function heardEvery(...pausesMs: readonly number[]): LivenessWatch {
    const hearing = new LivenessWatch();
    const beats = new Set<number>();
    for (let ms = 0, at = 0; ms <= 60_000; ms += pausesMs[at++ % pausesMs.length] ?? 0) {
      beats.add(60_000 - ms);
    }
    for (let ms = 0; ms <= 60_000; ms += 100) {
      if (beats.has(ms)) hearing.heard(NOW - 60_000 + ms);
      if (ms % 200 === 0) hearing.isSilent(() => null, NOW - 60_000 + ms);
    }
    return hearing;
  }

  it('finds silence soon after 1 s where beats come regularly', () => {
    expect(silentAfter(heardEvery(400), () => 7)).toBe(1_200);
    expect(silentAfter(heardEvery(300, 500, 400), () => 7)).toBe(1_200);
  });

  it('says before that it is quiet, and no more when something is heard', () => {
    const hearing = heardEvery(400);
    const quietAt = (ms: number) => {
      hearing.isSilent(
        counted(() => 7, ms),
        NOW + ms,
      );
      return hearing.isQuiet;
    };
    expect([200, 400, 600, 800].map(quietAt)).toEqual([false, false, false, true]);
    hearing.heard(NOW + 900);
    expect(hearing.isQuiet).toBe(false);
    expect([1_000, 1_200, 1_400].map(quietAt)).toEqual([false, false, false]);
  });

  it('finds it later where they do not, as those of an older page or a busy one', () => {
    expect(silentAfter(heardEvery(1_000), () => 7)).toBe(2_000);
    expect(silentAfter(heardEvery(400, 400, 400, 900), () => 7)).toBe(1_800);
  });

  it('finds it later where this page itself was late, and not yet where it stood still', () => {
    const late = heardEvery(400);
    late.isSilent(
      counted(() => 7, 700),
      NOW + 700,
    );
    const found = [900, 1_100, 1_300, 1_500].map((ms) =>
      late.isSilent(
        counted(() => 7, ms),
        NOW + ms,
      ),
    );
    expect(found).toEqual([false, false, false, false]);
    const still = heardEvery(400);
    still.isSilent(
      counted(() => 7, 30_000),
      NOW + 30_000,
    );
    expect(
      still.isSilent(
        counted(() => 7, 31_400),
        NOW + 31_400,
      ),
    ).toBe(false);
  });

  it('takes a page that is late, while its line carries, for one that may be late again', () => {
    const hearing = heardEvery(400);
    expect(silentAfter(hearing, (ms) => Math.min(ms, 1_000))).toBeGreaterThanOrEqual(2_600);
  });

  it('never finds silence while anything comes every 300 ms, however pages stumble', () => {
    const pause = fc.integer({ min: 1, max: 3_000 });
    const few = fc.array(pause, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(few, few, (beats, looks) => {
        const hearing = new LivenessWatch();
        let [beatMs, lookMs] = [0, 0];
        for (let turn = 0; lookMs < 60_000; turn++) {
          lookMs += looks[turn % looks.length] ?? 0;
          while (beatMs < lookMs) {
            hearing.heard(NOW + beatMs);
            beatMs += beats[turn % beats.length] ?? 0;
          }
          const arrived = Math.floor(lookMs / 300);
          expect(
            hearing.isSilent(
              counted(() => arrived, lookMs),
              NOW + lookMs,
            ),
          ).toBe(false);
        }
      }),
    );
  });

  it('does not judge who never reported', () => {
    expect(silentAfter(new LivenessWatch(), () => 7)).toBeNull();
  });

  it('does not count the time in which the page stood still', () => {
    const hearing = heardOnce();
    expect(
      hearing.isSilent(
        counted(() => 7, 30_000),
        NOW + 30_000,
      ),
    ).toBe(false);
    expect(
      hearing.isSilent(
        counted(() => 7, 31_400),
        NOW + 31_400,
      ),
    ).toBe(false);
    expect(
      hearing.isSilent(
        counted(() => 7, 32_000),
        NOW + 32_000,
      ),
    ).toBe(true);
  });

  it('does not count while reports come', () => {
    const hearing = heardOnce();
    const countSince = jest.fn(() => null);
    for (let ms = 0; ms < 10_000; ms += 200) {
      if (ms % 1_000 === 0) hearing.heard(NOW + ms);
      hearing.isSilent(countSince, NOW + ms);
    }
    expect(countSince).not.toHaveBeenCalled();
  });
});
