import fc from 'fast-check';
import { Holdings } from '../../../../server/shares/holdings';
import { networksOf } from '../../../../server/shares/networks-of';
import type { Spent } from '../../../../server/shares/rates';
import { Rates } from '../../../../server/shares/rates';

const ana = networksOf('2001:db8:1:1::1');
const ben = networksOf('203.0.113.8');

describe('Rates of two servers', () => {
  let told: Spent[] = [];
  const pair = (burst: number): [Rates, Rates] => {
    const [one, other] = [0, 1].map(() => new Rates({ burst, perSecond: 1 }, () => 0));
    if (!one || !other) throw new Error('Two were made.');
    told = [];
    one.share((spent) => {
      told.push(spent);
      other.hear(spent);
    });
    other.share(() => {
      throw new Error('What was heard is not to be told again.');
    });
    return [one, other];
  };

  it('are one, but for what is not worth telling', () => {
    const [one, other] = pair(100);
    for (let count = 0; count < 99; count++) one.take(ana);
    expect(other.has(ana, 5)).toBe(true);
    expect(other.has(ana, 6)).toBe(false);
    expect(other.has(ben, 100)).toBe(true);
    // Each twentieth of a burst, of the /64, and of the /48 that may have four times as much.
    expect(told.filter(({ at }) => at === 0)).toHaveLength(19);
    expect(told.filter(({ at }) => at === 1)).toHaveLength(4);
  });

  it('tell everything where there is little', () => {
    const [one, other] = pair(20);
    one.charge(ben, 1);
    expect(other.has(ben, 20)).toBe(false);
    one.charge(ben, 19);
    expect(other.has(ben)).toBe(false);
  });
});

describe('Holdings of two servers', () => {
  const LIMITS = { total: 100, perNetwork: 10, atLeast: 10 };

  it('are one for who takes', () => {
    const [one, other] = [new Holdings(LIMITS), new Holdings(LIMITS)];
    one.share((held) => other.hear('one', held));
    for (let count = 0; count < 10; count++) expect(one.take(ben)).toBe(true);
    expect(other.take(ben)).toBe(false);
    for (let count = 0; count < 88; count++) one.add(networksOf(`10.0.0.${String(count)}`));
    expect(other.take(networksOf('10.1.0.1'))).toBe(true);
    expect(other.take(networksOf('10.1.0.2'))).toBe(true);
    expect(other.isFull).toBe(true);
    other.forget('one');
    expect(other.isFull).toBe(false);
    expect(other.take(ben)).toBe(true);
  });

  it('never know less of each other than a step, and what is nothing for certain', () => {
    const networks = fc.integer({ min: 0, max: 2 }).map((n) => networksOf(`10.0.0.${String(n)}`));
    const step = fc.record({ networks, takes: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const limits = { total: 500, perNetwork: 150, atLeast: 10 };
        const holdings = new Holdings(limits);
        const known = new Map<string | null, number>();
        holdings.share(({ network, count }) => known.set(network, count));
        const near = (network: string | null, count: number, size: number): void => {
          const told = known.get(network) ?? 0;
          expect(Math.abs(told - count)).toBeLessThan(size);
          if (count === 0) expect(told).toBe(0);
        };
        for (const { networks: who, takes } of steps) {
          if (takes) holdings.take(who);
          else if (holdings.heldBy(who[0]) > 0) holdings.release(who);
          near(who[0], holdings.heldBy(who[0]), 3);
          near(null, holdings.size, 10);
        }
        const told = [...known].filter(([, count]) => count > 0);
        expect(new Map(holdings.told.map(({ network, count }) => [network, count]))).toEqual(
          new Map(told),
        );
      }),
    );
  });
});
