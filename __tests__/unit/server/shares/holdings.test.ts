import fc from 'fast-check';
import { Holdings } from '../../../../server/shares/holdings';
import type { Networks } from '../../../../server/shares/networks-of';
import { networksOf } from '../../../../server/shares/networks-of';

const LIMITS = { total: 10_000, perNetwork: 500, atLeast: 20 };

/** @returns how many of so many wishes of one network were granted */
function takeAll(holdings: Holdings, networks: Networks, wishes = 20_000): number {
  let taken = 0;
  while (taken < wishes && holdings.take(networks)) taken += 1;
  return taken;
}

const address = (index: number) => networksOf(`10.0.${String(index >> 8)}.${String(index & 0xff)}`);

it('gives a network of an empty house its whole share, but for what that leaves to others', () => {
  expect(takeAll(new Holdings(LIMITS), address(0))).toBe(477);
});

it('leaves room for others when twenty addresses take all that they can', () => {
  const holdings = new Holdings(LIMITS);
  for (let index = 0; index < 20; index++) takeAll(holdings, address(index));
  expect(holdings.size).toBeLessThan(6_500);
  // A school behind one address.
  expect(takeAll(holdings, address(99), 60)).toBe(60);
});

it('gives a few in any case while there are any', () => {
  const holdings = new Holdings(LIMITS);
  for (let index = 0; index < 65; index++) takeAll(holdings, address(index));
  expect(takeAll(holdings, address(200))).toBeGreaterThanOrEqual(20);
  expect(new Holdings({ total: 2, perNetwork: 500, atLeast: 20 }).take(address(0))).toBe(true);
});

it('counts a wider network of IPv6 as a few single ones', () => {
  const holdings = new Holdings(LIMITS);
  for (let subnet = 0; subnet < 256; subnet++) {
    takeAll(holdings, networksOf(`2001:db8:1:${subnet.toString(16)}::1`));
  }
  expect(holdings.size).toBe(holdings.heldBy('2001:db8:1::/48'));
  expect(holdings.size).toBeLessThan(2_000);
  expect(holdings.take(networksOf('2001:db8:2::1'))).toBe(true);
});

it('knows at any time what is held by whom, and never gives out more than there is', () => {
  const networks = fc
    .integer({ min: 0, max: 5 })
    .map((n) => networksOf(`2001:db8:${String(n & 1)}:${String(n)}::1`));
  const step = fc.record({ networks, takes: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const holdings = new Holdings({ total: 30, perNetwork: 8, atLeast: 2 });
      const held: Networks[] = [];
      for (const { networks: who, takes } of steps) {
        const index = held.findIndex(([own]) => own === who[0]);
        if (takes && holdings.take(who)) held.push(who);
        else if (!takes && index >= 0) {
          held.splice(index, 1);
          holdings.release(who);
        }
        expect(holdings.size).toBe(held.length);
        expect(holdings.size).toBeLessThanOrEqual(30);
        for (const network of who) {
          expect(holdings.heldBy(network)).toBe(held.filter((one) => one.includes(network)).length);
        }
      }
    }),
  );
});
