import * as fc from 'fast-check';
import { ReplayWindow } from '../../../lib/sealing/replay-window';

describe('ReplayWindow', () => {
  it('accepts each counter once, and what is not too far behind in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 400 }), (counters) => {
        const window = new ReplayWindow();
        const seen = new Set<number>();
        let highest = -1;
        for (const counter of counters) {
          const isNew = !seen.has(counter) && counter > highest - 1024;
          expect(window.accept(counter)).toBe(isNew);
          if (isNew) seen.add(counter);
          highest = Math.max(highest, counter);
        }
      }),
    );
  });

  it('takes the longest leap', () => {
    const window = new ReplayWindow();
    expect(window.accept(0)).toBe(true);
    expect(window.accept(Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(window.accept(0)).toBe(false);
    expect(window.accept(Number.MAX_SAFE_INTEGER)).toBe(false);
    expect(window.accept(Number.MAX_SAFE_INTEGER - 1)).toBe(true);
  });
});
