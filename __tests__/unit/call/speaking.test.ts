import { hearLevel, silent } from '../../../lib/call/speaking';

describe('hearLevel', () => {
  it('starts with the first loud reading and bridges gaps between words', () => {
    const loud = hearLevel(silent, 0.2, 1_000);
    expect(loud.speaking).toBe(true);
    expect(hearLevel(loud, 0, 1_600).speaking).toBe(true);
    expect(hearLevel(loud, 0, 1_701).speaking).toBe(false);
  });

  it('does not take noise for speech', () => {
    expect(hearLevel(silent, 0.01, 1_000)).toBe(silent);
  });
});
