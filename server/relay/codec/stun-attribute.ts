/** RFC 8489 section 18.4 and RFC 8656 section 18: those that we read or write. */
export const ATTRIBUTE = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  unknownAttributes: 0x000a,
  channelNumber: 0x000c,
  lifetime: 0x000d,
  xorPeerAddress: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  xorRelayedAddress: 0x0016,
  requestedAddressFamily: 0x0017,
  evenPort: 0x0018,
  requestedTransport: 0x0019,
  xorMappedAddress: 0x0020,
  reservationToken: 0x0022,
  additionalAddressFamily: 0x8000,
  addressErrorCode: 0x8001,
  software: 0x8022,
  fingerprint: 0x8028,
} as const;

export interface StunAttribute {
  readonly type: number;
  readonly value: Buffer;
}

const KNOWN: ReadonlySet<number> = new Set(Object.values(ATTRIBUTE));

/** From here on an attribute may be ignored by who does not know it (RFC 8489 section 14). */
const FIRST_OPTIONAL_TYPE = 0x8000;

/**
 * The comprehension-required attributes that we do not know, each type once. DONT-FRAGMENT is among
 * them, as RFC 8656 section 7.2 asks of a server that cannot set that bit.
 */
export function unknownRequiredTypes(attributes: readonly StunAttribute[]): number[] {
  const unknown = attributes
    .map(({ type }) => type)
    .filter((type) => type < FIRST_OPTIONAL_TYPE && !KNOWN.has(type));
  return [...new Set(unknown)];
}
