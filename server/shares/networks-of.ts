import type { Socket } from 'node:net';
import { isIPv6 } from 'node:net';
import { parseIp, plainIp } from '../net/ip-address';
import { RecentMap } from './recent-map';

/** What a client is counted under: its own network first, then the wider ones that this is part of. */
export type Networks = readonly [own: string, ...wider: string[]];

/**
 * Prefixes in bits. Of a /64 a client has all addresses at its choice (RFC 4291, section 2.5.1), and a
 * customer is given a /56 or a /48 of such (RFC 6177, section 2).
 */
const PREFIXES = [64, 48] as const;

/** What a wider network may have, in shares of a single one: it may be one customer's, or many people's. */
export const WIDER_SHARE = 4;

/** Each connection asks several times, and keeps what it is told, as do all others from there: so it is one list. */
const recent = new RecentMap<Networks>(2_048);

/** @returns IPv4 as it is, of IPv6 the /64 and the /48; what is no address stands for itself */
export function networksOf(address: string): Networks {
  const plain = plainIp(address);
  if (plain === null) return [address];
  const known = recent.get(plain);
  if (known) return known;
  const networks = networksOfIp(plain);
  recent.set(plain, networks);
  return networks;
}

/** @returns the networks of a connection's other end; all whose end is gone already are one */
export function networksBehind({ remoteAddress = 'gone' }: Socket): Networks {
  return networksOf(remoteAddress);
}

function networksOfIp(plain: string): Networks {
  const bytes = isIPv6(plain) ? parseIp(plain) : null;
  if (!bytes) return [plain];
  const [own, ...wider] = PREFIXES;
  return [networkOf(bytes, own), ...wider.map((bits) => networkOf(bytes, bits))];
}

function networkOf(bytes: Buffer, bits: number): string {
  const groups = [];
  for (let at = 0; at < bits / 8; at += 2) groups.push(bytes.readUInt16BE(at).toString(16));
  return `${groups.join(':')}::/${String(bits)}`;
}
