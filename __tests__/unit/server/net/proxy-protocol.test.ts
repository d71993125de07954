import * as fc from 'fast-check';
import {
  endsOf,
  proxyHeader,
  proxyLine,
  readProxyLine,
} from '../../../../server/net/proxy-protocol';

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

describe('the PROXY line that is written', () => {
  it.each([
    ['203.0.113.7', '192.0.2.1', 'PROXY TCP4 203.0.113.7 192.0.2.1 51000 443\r\n'],
    ['::ffff:203.0.113.7', '::ffff:192.0.2.1', 'PROXY TCP4 203.0.113.7 192.0.2.1 51000 443\r\n'],
    ['2001:db8::7', '2001:db8::1', 'PROXY TCP6 2001:db8::7 2001:db8::1 51000 443\r\n'],
    ['fe80::7%eth0', 'fe80::1%eth0', 'PROXY TCP6 fe80::7 fe80::1 51000 443\r\n'],
  ])('names %s and %s', (remote, local, line) => {
    expect(lineOf(remote, local)).toBe(line);
  });

  it('is what is read', () => {
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

describe('the PROXY line that is read', () => {
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
    'PROXY TCP4 203.0.113.7 192.0.2.1 0 443',
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

describe('proxyHeader', () => {
  it('is the binary header of the PROXY protocol', () => {
    const ends = {
      remote: { address: '203.0.113.7', port: 0x1234 },
      local: { address: '192.0.2.1', port: 443 },
    };
    expect(proxyHeader(ends).toString('hex')).toBe(
      '0d0a0d0a000d0a515549540a' + '2111000c' + 'cb007107' + 'c0000201' + '1234' + '01bb',
    );
  });

  it('has room for IPv6', () => {
    const end = { address: '2001:db8::7', port: 1 };
    const header = proxyHeader({ remote: end, local: end });
    expect(header.readUInt16BE(14)).toBe(36);
    expect(header).toHaveLength(16 + 36);
  });
});
