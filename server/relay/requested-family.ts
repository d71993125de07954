import { ATTRIBUTE } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import { findAttribute } from './codec/stun-message';
import type { AddressFamily } from './codec/transport-address';

/** What REQUESTED-ADDRESS-FAMILY says (RFC 8656 section 18.6). */
export type RequestedFamily = AddressFamily | 'any' | 'malformed' | 'unsupported';

export function requestedFamily(request: StunMessage): RequestedFamily {
  const value = findAttribute(request, ATTRIBUTE.requestedAddressFamily);
  if (!value) return 'any';
  if (value.length !== 4) return 'malformed';
  if (value[0] === 0x01) return 4;
  return value[0] === 0x02 ? 6 : 'unsupported';
}
