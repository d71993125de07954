import { Allowances } from '../../../lib/base/allowances';

describe('Allowances', () => {
  it('gives each of them as much, whatever the others take', () => {
    const allowances = new Allowances<string>({ burst: 2, perSecond: 1 });
    expect([allowances.take('a', 0), allowances.take('a', 0)]).toEqual([true, true]);
    expect(allowances.take('a', 0)).toBe(false);
    expect(allowances.take('b', 0)).toBe(true);
    expect(allowances.take('a', 1_000)).toBe(true);
  });

  it('begins anew with who was forgotten', () => {
    const allowances = new Allowances<string>({ burst: 1, perSecond: 0 });
    allowances.take('a', 0);
    allowances.take('b', 0);
    allowances.forget('a');
    expect([allowances.take('a', 0), allowances.take('b', 0)]).toEqual([true, false]);
    allowances.clear();
    expect(allowances.take('b', 0)).toBe(true);
  });
});
