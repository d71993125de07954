import { isLinkLocal, isLoopback, isPrivate } from '../../../../server/net/address-kind';

it.each([
  ['127.0.0.1', 'loopback'],
  ['127.9.9.9', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['169.254.169.254', 'linkLocal'],
  ['fe80::1%eth0', 'linkLocal'],
  ['febf::1', 'linkLocal'],
  ['10.0.0.4', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.5', 'private'],
  ['100.64.0.1', 'private'],
  ['fd00::4', 'private'],
  ['172.32.0.1', null],
  ['203.0.113.7', null],
  ['2001:db8::7', null],
  ['fec0::1', null],
  ['no address', null],
])('%s is %s', (address, kind) => {
  expect(isLoopback(address)).toBe(kind === 'loopback');
  expect(isLinkLocal(address)).toBe(kind === 'linkLocal');
  expect(isPrivate(address)).toBe(kind === 'private');
});
