import { parseCidr, isWithin } from './cidr';
import { parseIp, plainIp } from './ip-address';

const LINK_LOCAL = blocks('169.254.0.0/16', 'fe80::/10');
const LOOPBACK = blocks('127.0.0.0/8', '::1/128');
const PRIVATE = blocks(
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
);

/** RFC 3927 and RFC 4291, section 2.5.6: of no use to anybody without an interface's name. */
export function isLinkLocal(address: string): boolean {
  return isAmong(address, LINK_LOCAL);
}

/** RFC 1122, section 3.2.1.3, and RFC 4291, section 2.5.3: this machine and no other. */
export function isLoopback(address: string): boolean {
  return isAmong(address, LOOPBACK);
}

/** RFC 1918, RFC 6598 (shared within one provider) and RFC 4193: a network that is not the internet. */
export function isPrivate(address: string): boolean {
  return isAmong(address, PRIVATE);
}

function isAmong(address: string, ranges: typeof LOOPBACK): boolean {
  const bytes = parseIp(plainIp(address) ?? '');
  return bytes !== null && ranges.some((range) => isWithin(bytes, range));
}

function blocks(...texts: readonly string[]) {
  return texts.flatMap((text) => parseCidr(text) ?? []);
}
