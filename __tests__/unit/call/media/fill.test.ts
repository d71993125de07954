import fc from 'fast-check';
import { fill } from '../../../../lib/call/media/fill';

const sum = (shares: Map<number, number>) =>
  [...shares.values()].reduce((one, two) => one + two, 0);
const numbered = (wants: readonly number[]) => new Map(wants.map((want, index) => [index, want]));

describe('sharing out', () => {
  it.each([
    [[100, 100], 300, [100, 100]],
    [[100, 300], 300, [100, 200]],
    [[300, 300, 300], 300, [100, 100, 100]],
    [[300, 300, 300], 140, [70, 70, 0]],
    [[300, 200, 300], 140, [70, 0, 70]],
    [[300, 300], 40, [0, 0]],
    [[40, 300], 400, [0, 300]],
    [[], 400, []],
    [[300], Infinity, [300]],
  ])('%j of %d', (wants, total, shares) => {
    expect([...fill(numbered(wants), total, 50).values()]).toEqual(shares);
  });

  const wanting = fc.array(fc.nat(1_000), { maxLength: 5 }).map(numbered);

  it('never gives more than there is, nor more than is wanted, nor less than is of use', () => {
    fc.assert(
      fc.property(wanting, fc.nat(3_000), (wants, total) => {
        const shares = fill(wants, total, 50);
        expect(sum(shares)).toBeLessThanOrEqual(total + 1e-6);
        for (const [id, share] of shares) {
          expect(share).toBeLessThanOrEqual(wants.get(id) ?? 0);
          if (share > 0) expect(share).toBeGreaterThanOrEqual(50 - 1e-6);
        }
      }),
    );
  });

  it('gives no less in all when there is more', () => {
    fc.assert(
      fc.property(wanting, fc.nat(3_000), fc.nat(500), (wants, total, more) => {
        const [before, after] = [fill(wants, total, 50), fill(wants, total + more, 50)];
        expect(sum(after)).toBeGreaterThanOrEqual(sum(before) - 1e-6);
        const served = (shares: Map<number, number>) =>
          [...shares.values()].filter((share) => share > 0).length;
        expect(served(after)).toBeGreaterThanOrEqual(served(before));
      }),
    );
  });

  it('gives no less to who asks for more, as long as nobody else changes', () => {
    fc.assert(
      fc.property(wanting, fc.nat(3_000), fc.nat(500), (wants, total, more) => {
        const [id = 0, want = 0] = [...wants][0] ?? [];
        if (wants.size === 0) return;
        const before = fill(wants, total, 50).get(id) ?? 0;
        const after = fill(new Map([...wants, [id, want + more]]), total, 50).get(id) ?? 0;
        expect(after).toBeGreaterThanOrEqual(before - 1e-6);
      }),
    );
  });
});
