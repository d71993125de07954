import { Hearing } from '../../../lib/call/hearing';

const NOW = 1_000_000;

/** Looks every so often, with what media there are, and tells when silence was found. */
function silentAfter(hearing: Hearing, mark: (ms: number) => number | null, stepMs = 200) {
  for (let ms = 0; ms <= 60_000; ms += stepMs) {
    if (hearing.isSilent(() => mark(ms), NOW + ms)) return ms;
  }
  return null;
}

function heardOnce(): Hearing {
  const hearing = new Hearing();
  hearing.isSilent(() => null, NOW);
  hearing.heard(NOW);
  return hearing;
}

describe('Hearing', () => {
  it('finds silence after 2 s, without media and with media that stopped', () => {
    expect(silentAfter(heardOnce(), () => null)).toBe(2_000);
    expect(silentAfter(heardOnce(), () => 7)).toBe(2_000);
  });

  it('finds none while media come', () => {
    expect(silentAfter(heardOnce(), (ms) => ms)).toBeNull();
    expect(silentAfter(heardOnce(), (ms) => ms, 1_000)).toBeNull();
  });

  it('finds it soon after media stopped', () => {
    const found = silentAfter(heardOnce(), (ms) => Math.min(ms, 10_000));
    expect(found).toBeGreaterThan(11_000);
    expect(found).toBeLessThanOrEqual(13_000);
  });

  it('looks at media once before it judges by them, in a background tab too', () => {
    expect(silentAfter(heardOnce(), () => 7, 1_000)).toBe(3_000);
  });

  it('does not judge who never reported', () => {
    expect(silentAfter(new Hearing(), () => 7)).toBeNull();
  });

  it('does not count the time in which the page stood still', () => {
    const hearing = heardOnce();
    expect(hearing.isSilent(() => null, NOW + 30_000)).toBe(false);
    expect(hearing.isSilent(() => null, NOW + 31_000)).toBe(false);
    expect(hearing.isSilent(() => null, NOW + 32_000)).toBe(true);
  });

  it('does not look at media while reports come', () => {
    const hearing = heardOnce();
    const readMark = jest.fn(() => 7);
    for (let ms = 0; ms < 10_000; ms += 200) {
      if (ms % 1_000 === 0) hearing.heard(NOW + ms);
      hearing.isSilent(readMark, NOW + ms);
    }
    expect(readMark).not.toHaveBeenCalled();
  });
});
