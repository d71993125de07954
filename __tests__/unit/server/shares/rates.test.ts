import { networksOf } from '../../../../server/shares/networks-of';
import { Rates } from '../../../../server/shares/rates';

const ana = networksOf('203.0.113.7');
const ben = networksOf('203.0.113.8');

describe('Rates', () => {
  let nowMs = 0;
  const rates = () => new Rates({ burst: 10, perSecond: 2 }, () => nowMs);
  beforeEach(() => (nowMs = 0));

  it('gives a burst, and then what comes back with the time', () => {
    const some = rates();
    for (let count = 0; count < 10; count++) expect(some.take(ana)).toBe(true);
    expect(some.take(ana)).toBe(false);
    expect(some.take(ben)).toBe(true);
    nowMs = 1_000;
    expect(some.take(ana, 2)).toBe(true);
    expect(some.take(ana)).toBe(false);
    nowMs = 60_000;
    expect(some.take(ana, 11)).toBe(false);
    expect(some.take(ana, 10)).toBe(true);
  });

  it('takes nothing of anybody when one has too little left', () => {
    const some = rates();
    const [one, other] = [networksOf('2001:db8:1:1::1'), networksOf('2001:db8:1:2::1')];
    expect(some.take(one, 10)).toBe(true);
    // The /48 has thirty left, the /64 none.
    expect(some.take(one)).toBe(false);
    expect(some.take(other, 10)).toBe(true);
  });

  it('counts a wider network of IPv6 as a few single ones', () => {
    const some = rates();
    let taken = 0;
    for (let subnet = 0; subnet < 10; subnet++) {
      while (some.take(networksOf(`2001:db8:1:${String(subnet)}::1`))) taken += 1;
    }
    expect(taken).toBe(40);
    expect(some.take(networksOf('2001:db8:2::1'))).toBe(true);
  });

  it('charges in any case, and never more than a burst beyond nothing', () => {
    const some = rates();
    some.charge(ana, 1_000);
    nowMs = 5_000;
    expect(some.take(ana)).toBe(false);
    nowMs = 5_500;
    expect(some.take(ana)).toBe(true);
  });

  it('forgets whoever was not heard of for longest', () => {
    const some = rates();
    expect(some.take(ana, 10)).toBe(true);
    for (let count = 0; count < 100_000; count++) some.take([`key ${String(count)}`]);
    expect(some.take(ana, 10)).toBe(true);
  });
});
