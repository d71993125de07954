import { RecentMap } from '../../../../server/shares/recent-map';

const MOST = 10;

function mapOf(keys: readonly string[]): RecentMap<string> {
  const map = new RecentMap<string>(MOST);
  for (const key of keys) map.set(key, key.toUpperCase());
  return map;
}

describe('RecentMap', () => {
  it('gives what was put in', () => {
    const map = mapOf(['a', 'b']);
    expect(map.get('a')).toBe('A');
    map.set('a', 'other');
    expect([map.get('a'), map.size]).toEqual(['other', 2]);
    expect(map.get('b')).toBe('B');
  });

  it('never holds more than it may, and at least the half of that which came last', () => {
    const map = new RecentMap<number>(MOST);
    for (let count = 0; count < 1_000; count++) {
      map.set(String(count), count);
      expect(map.size).toBeLessThanOrEqual(MOST);
      for (let last = Math.max(0, count - MOST / 2 + 1); last <= count; last++) {
        expect(map.get(String(last))).toBe(last);
      }
    }
  });

  it('keeps what is used, however much comes', () => {
    const map = mapOf(['used', 'unused']);
    for (let count = 0; count < 1_000; count++) {
      map.set(String(count), '');
      expect(map.get('used')).toBe('USED');
    }
    expect(map.get('unused')).toBeUndefined();
  });
});
