import { hear, silent } from '../../../lib/media/speaking';

describe('hear', () => {
  it('starts with the first loud reading and bridges gaps between words and sentences', () => {
    const loud = hear(silent, true, 1_000);
    expect(loud.speaking).toBe(true);
    expect(hear(loud, false, 2_199).speaking).toBe(true);
    expect(hear(loud, false, 2_201).speaking).toBe(false);
  });

  it('counts from the last loud reading', () => {
    const loud = hear(hear(silent, true, 1_000), true, 2_000);
    expect(hear(loud, false, 3_100).speaking).toBe(true);
    expect(hear(loud, false, 3_201).speaking).toBe(false);
  });

  it('changes nothing in silence', () => {
    expect(hear(silent, false, 1_000)).toBe(silent);
  });
});
