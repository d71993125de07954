import { parseCidr } from '../../../../server/net/cidr';

describe('parseCidr', () => {
  it.each([
    ['10.0.0.0/8', 8],
    ['10.1.2.3', 32],
    ['fd00::/8', 8],
    ['::1', 128],
    [' 10.0.0.0/8 ', 8],
  ])('%s', (text, prefix) => {
    expect(parseCidr(text)?.prefix).toBe(prefix);
  });

  it.each(['', '10.0.0.0/33', '10.0.0/8', 'fd00::/129', '10.0.0.0/-1', 'lan', '10.0.0.0/8/8'])(
    'is not %j',
    (text) => {
      expect(parseCidr(text)).toBeNull();
    },
  );
});
