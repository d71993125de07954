import { isActive, isRelayed, withoutRelatedAddress } from '../../../lib/base/ice-candidate';

const relayed =
  'candidate:1 1 udp 41885439 192.0.2.1 50000 typ relay raddr 203.0.113.7 rport 4321 generation 0';

describe('isRelayed', () => {
  it.each([
    [relayed, true],
    ['candidate:1 1 udp 41885439 192.0.2.1 50000 typ relay', true],
    ['candidate:1 1 udp 2122 192.168.1.2 50000 typ host generation 0', false],
    ['candidate:1 1 udp 1686 203.0.113.7 4321 typ srflx raddr 192.168.1.2 rport 5', false],
    ['', false],
  ])('%s', (candidate, expected) => {
    expect(isRelayed(candidate)).toBe(expected);
  });
});

describe('isActive', () => {
  it.each([
    ['candidate:3 1 tcp 1518214911 192.0.2.2 9 typ host tcptype active generation 0', true],
    ['candidate:3 1 tcp 1518214911 192.0.2.2 9 typ host tcptype active', true],
    ['candidate:3 1 tcp 1518214911 192.0.2.2 4321 typ host tcptype passive generation 0', false],
    ['candidate:3 1 tcp 1518214911 192.0.2.2 4321 typ host tcptype so', false],
    ['candidate:1 1 udp 2122 192.0.2.2 50000 typ host generation 0', false],
    ['candidate:1 1 udp 41885439 192.0.2.1 50000 typ relay raddr 0.0.0.0 rport 0', false],
    ['', false],
  ])('%s', (candidate, expected) => {
    expect(isActive(candidate)).toBe(expected);
  });
});

it('leaves no trace of where the relay saw its client', () => {
  const sdp = `v=0\r\na=${relayed}\r\na=${relayed}\r\n`;
  expect(withoutRelatedAddress(sdp)).not.toContain('203.0.113.7');
  expect(withoutRelatedAddress(sdp)).toContain('192.0.2.1 50000 typ relay raddr 0.0.0.0 rport 0 ');
});
