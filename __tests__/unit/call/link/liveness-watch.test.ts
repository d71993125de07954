import { LivenessWatch } from '../../../../lib/call/link/liveness-watch';

const NOW = 1_000_000;

/** Looks every so often, with what has arrived by then, and tells when silence was found. */
function silentAfter(hearing: LivenessWatch, count: (ms: number) => number | null, stepMs = 200) {
  for (let ms = 0; ms <= 60_000; ms += stepMs) {
    if (hearing.isSilent(() => count(ms), NOW + ms)) return ms;
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
    expect(silentAfter(heardOnce(), () => 7, 1_000)).toBe(3_000);
  });

  it('waits longer for a count that does not come', () => {
    expect(silentAfter(heardOnce(), () => null)).toBe(5_000);
    expect(silentAfter(heardOnce(), (ms) => (ms < 3_000 ? null : 7))).toBe(3_200);
  });

  it('asks for what arrived since it listens, not before', () => {
    const hearing = heardOnce();
    const countSince = jest.fn(() => 7);
    for (let ms = 200; ms <= 1_400; ms += 200) hearing.isSilent(countSince, NOW + ms);
    expect(countSince.mock.calls).toEqual([[NOW + 1_200], [NOW + 1_200]]);
  });

  it('does not judge who never reported', () => {
    expect(silentAfter(new LivenessWatch(), () => 7)).toBeNull();
  });

  it('does not count the time in which the page stood still', () => {
    const hearing = heardOnce();
    expect(hearing.isSilent(() => 7, NOW + 30_000)).toBe(false);
    expect(hearing.isSilent(() => 7, NOW + 31_400)).toBe(false);
    expect(hearing.isSilent(() => 7, NOW + 32_000)).toBe(true);
  });

  it('does not count while reports come', () => {
    const hearing = heardOnce();
    const countSince = jest.fn(() => 7);
    for (let ms = 0; ms < 10_000; ms += 200) {
      if (ms % 1_000 === 0) hearing.heard(NOW + ms);
      hearing.isSilent(countSince, NOW + ms);
    }
    expect(countSince).not.toHaveBeenCalled();
  });
});
