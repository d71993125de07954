/** RFC 8489 section 14.8 and RFC 8656 section 19, with the phrases recommended there. */
const ERROR_PHRASES = {
  400: 'Bad Request',
  401: 'Unauthenticated',
  403: 'Forbidden',
  420: 'Unknown Attribute',
  437: 'Allocation Mismatch',
  438: 'Stale Nonce',
  440: 'Address Family not Supported',
  441: 'Wrong Credentials',
  442: 'Unsupported Transport Protocol',
  443: 'Peer Address Family Mismatch',
  486: 'Allocation Quota Reached',
  508: 'Insufficient Capacity',
} as const;

export type ErrorCode = keyof typeof ERROR_PHRASES;

/** The value of ERROR-CODE (RFC 8489 section 14.8): hundreds, rest, phrase. */
export function encodeErrorCode(code: ErrorCode): Buffer {
  const numbers = Buffer.from([0, 0, Math.floor(code / 100), code % 100]);
  return Buffer.concat([numbers, Buffer.from(ERROR_PHRASES[code])]);
}

/** The value of ADDRESS-ERROR-CODE (RFC 8656 section 18.12): an ERROR-CODE for one address family. */
export function encodeAddressErrorCode(family: number, code: ErrorCode): Buffer {
  const value = encodeErrorCode(code);
  value[0] = family;
  return value;
}

/** The value of UNKNOWN-ATTRIBUTES (RFC 8489 section 14.9). */
export function encodeUnknownAttributes(types: readonly number[]): Buffer {
  const value = Buffer.alloc(types.length * 2);
  types.forEach((type, index) => value.writeUInt16BE(type, index * 2));
  return value;
}
