import { isIPv6 } from 'node:net';

/** Of an IPv6 address, so many groups of 16 bits are the network's; the rest a client chooses as it likes. */
const NETWORK_GROUPS = 4;

/** @returns what the clients of one address have in common: IPv4 as it is, of IPv6 the /64 */
export function addressKey(address: string): string {
  const [bare = ''] = address.split('%');
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(bare);
  if (mapped) return mapped[1] ?? bare;
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.split('::');
  const before = head === '' ? [] : head.split(':');
  // An IPv4 address at the end takes the place of two groups, which are not of the network.
  const after = tail ? tail.replace(/\d+(?:\.\d+){3}$/, '0:0').split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => Number.parseInt(group, 16));
  return `${network.map((group) => group.toString(16)).join(':')}::/64`;
}
