import type { Cidr } from '../net/cidr';
import { isWithin, parseCidr } from '../net/cidr';
import { parseIp } from '../net/ip-address';
import type { RelayUser } from './relay-user';
import { GLOBAL_UNICAST_IPV6, ISATAP_MARKS, REFUSED_IPV4, REFUSED_IPV6 } from './refused-ranges';

const refused = cidrs([...REFUSED_IPV4, ...REFUSED_IPV6]);
const globalUnicast = cidrs([GLOBAL_UNICAST_IPV6]);

/**
 * With whom clients may talk through this relay. It is not an open proxy: special ranges are refused,
 * unless the operator allows them. This machine's own addresses are granted, because other
 * participants' relayed addresses are among them; what is sent there ends at live relay ports and never
 * leaves the process (see Forwarder).
 */
export class PeerPolicy {
  readonly #isOwn: (address: string) => boolean;
  readonly #allowed: readonly Cidr[];

  /** @param allowedPeers CIDRs; what is none is left out */
  constructor(isOwn: (address: string) => boolean, allowedPeers: readonly string[]) {
    this.#isOwn = isOwn;
    this.#allowed = cidrs(allowedPeers);
  }

  /** Who only tries the relay reaches what is relayed here, and nothing else. */
  permitsTo({ kind }: RelayUser, address: string): boolean {
    return kind === 'trial' ? this.#isOwn(address) : this.permits(address);
  }

  /** @param address as `formatIp` writes it */
  permits(address: string): boolean {
    if (this.#isOwn(address)) return true;
    const bytes = parseIp(address);
    if (!bytes) return false;
    return isAmong(bytes, this.#allowed) || isPublic(bytes);
  }
}

function isPublic(bytes: Buffer): boolean {
  if (isAmong(bytes, refused)) return false;
  if (bytes.length === 4) return true;
  const isIsatap = ISATAP_MARKS.some((mark) => bytes.toString('hex', 8, 12) === mark);
  return isAmong(bytes, globalUnicast) && !isIsatap;
}

function isAmong(bytes: Buffer, ranges: readonly Cidr[]): boolean {
  return ranges.some((range) => isWithin(bytes, range));
}

function cidrs(texts: readonly string[]): Cidr[] {
  return texts.flatMap((text) => parseCidr(text) ?? []);
}
