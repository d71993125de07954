import { ATTRIBUTE } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import { findAttribute } from './codec/stun-message';
import type { AddressFamily } from './codec/transport-address';

/** What an attribute of an address family says; `none` when it is not there. */
export type RequestedFamily = AddressFamily | 'none' | 'malformed' | 'unsupported';

/** How a family is written in attributes (RFC 8489 section 14.1). */
export const FAMILY_CODE = { 4: 0x01, 6: 0x02 } as const;

/** REQUESTED-ADDRESS-FAMILY (RFC 8656 section 18.6). */
export function requestedFamily(request: StunMessage): RequestedFamily {
  return readFamily(findAttribute(request, ATTRIBUTE.requestedAddressFamily));
}

/** ADDITIONAL-ADDRESS-FAMILY (RFC 8656 section 18.11). */
export function additionalFamily(request: StunMessage): RequestedFamily {
  return readFamily(findAttribute(request, ATTRIBUTE.additionalAddressFamily));
}

function readFamily(value: Buffer | null): RequestedFamily {
  if (!value) return 'none';
  if (value.length !== 4) return 'malformed';
  if (value[0] === FAMILY_CODE[4]) return 4;
  return value[0] === FAMILY_CODE[6] ? 6 : 'unsupported';
}
