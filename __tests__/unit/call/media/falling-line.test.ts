import fc from 'fast-check';
import { FallingLine } from '../../../fakes/falling-line';

const phase = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('a line that becomes narrow at once', () => {
  it('costs little more sound than it takes to notice, whenever each link is looked at', () => {
    fc.assert(
      fc.property(
        fc.tuple(phase, phase, phase),
        fc.integer({ min: 250, max: 700 }),
        fc.integer({ min: 0, max: 49 }),
        (phases, kbit, steps) => {
          const line = new FallingLine(phases);
          line.pass(20_000 + 20 * steps);
          line.capacity = kbit * 1_000;
          expect(line.pass(8_000)).toBeLessThan(0.14);
        },
      ),
      { numRuns: 60, seed: 20261130 },
    );
  });

  it('has its pictures back soon, as far as it carries them', () => {
    const line = new FallingLine([0.1, 0.4, 0.7]);
    line.pass(20_000);
    line.capacity = 700_000;
    line.pass(3_000);
    expect(line.pictures).toBe(0);
    line.pass(20_000);
    expect(line.pictures).toBe(3);
  });
});
