import * as fc from 'fast-check';
import { parseCidr } from '../../../server/relay/cidr';
import { readProxyLine } from '../../../server/relay/proxy-line';

describe('the PROXY line', () => {
  it.each([
    ['PROXY TCP4 203.0.113.7 192.0.2.1 51000 443', '203.0.113.7', 51_000, '192.0.2.1'],
    ['PROXY TCP6 2001:DB8::7 2001:db8::1 51000 443', '2001:db8::7', 51_000, '2001:db8::1'],
    ['PROXY TCP6 ::ffff:203.0.113.7 ::ffff:192.0.2.1 1 443', '203.0.113.7', 1, '192.0.2.1'],
  ])('%s', (line, address, port, local) => {
    expect(readProxyLine(line)).toEqual({
      remote: { address, port },
      local: { address: local, port: 443 },
    });
  });

  it.each([
    '',
    'PROXY',
    'PROXY UNKNOWN',
    'PROXY TCP4 203.0.113.7 192.0.2.1 51000',
    'PROXY TCP4 203.0.113.7 192.0.2.1 51000 65536',
    'PROXY TCP4 203.0.113.7 192.0.2.1 51000 -1',
    'PROXY TCP4 2001:db8::7 192.0.2.1 51000 443',
    'PROXY TCP6 203.0.113.7 192.0.2.1 51000 443',
    'PROXY TCP4 localhost 192.0.2.1 51000 443',
    'PROXY TCP4 203.0.113.7 192.0.2.1 51000 443 ',
    'GET / HTTP/1.1',
  ])('is not %j', (line) => {
    expect(readProxyLine(line)).toBeNull();
  });

  it('is told from anything without throwing', () => {
    fc.assert(fc.property(fc.string(), (line) => expect(readProxyLine(line)).toBeNull()));
  });
});

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
