import { isIPv6 } from 'node:net';
import { parseIp, plainIp } from '../relay/codec/ip-address';

/** Of an IPv6 address, so many bytes are the network's; the rest a client chooses as it likes. */
const NETWORK_BYTES = 8;

/** @returns what the clients of one address have in common: IPv4 as it is, of IPv6 the /64 */
export function addressKey(address: string): string {
  const plain = plainIp(address) ?? address;
  const bytes = isIPv6(plain) ? parseIp(plain) : null;
  if (!bytes) return plain;
  const groups = [];
  for (let at = 0; at < NETWORK_BYTES; at += 2) groups.push(bytes.readUInt16BE(at).toString(16));
  return `${groups.join(':')}::/64`;
}
