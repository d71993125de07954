import { endsOf, proxyLine } from '../../../../server/port/proxy-line';
import { readProxyLine } from '../../../../server/relay/proxy-line';

const socket = (remoteAddress: string, localAddress: string) => ({
  remoteAddress,
  remotePort: 51_000,
  localAddress,
  localPort: 443,
});

const lineOf = (remote: string, local: string) => {
  const ends = endsOf(socket(remote, local));
  return ends && proxyLine(ends);
};

describe('the PROXY line', () => {
  it.each([
    ['203.0.113.7', '192.0.2.1', 'PROXY TCP4 203.0.113.7 192.0.2.1 51000 443\r\n'],
    ['::ffff:203.0.113.7', '::ffff:192.0.2.1', 'PROXY TCP4 203.0.113.7 192.0.2.1 51000 443\r\n'],
    ['2001:db8::7', '2001:db8::1', 'PROXY TCP6 2001:db8::7 2001:db8::1 51000 443\r\n'],
    ['fe80::7%eth0', 'fe80::1%eth0', 'PROXY TCP6 fe80::7 fe80::1 51000 443\r\n'],
  ])('names %s and %s', (remote, local, line) => {
    expect(lineOf(remote, local)).toBe(line);
  });

  it('is what the relay reads', () => {
    const line = lineOf('::ffff:203.0.113.7', '::ffff:192.0.2.1') ?? '';
    expect(readProxyLine(line.trimEnd())).toEqual({
      remote: { address: '203.0.113.7', port: 51_000 },
      local: { address: '192.0.2.1', port: 443 },
    });
  });

  it('is not there for a connection that is gone', () => {
    expect(endsOf({ ...socket('203.0.113.7', '192.0.2.1'), remoteAddress: undefined })).toBeNull();
  });
});
