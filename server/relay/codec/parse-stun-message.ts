import { isFingerprintRight } from './fingerprint';
import { paddedLength } from './padded-length';
import type { StunAttribute } from './stun-attribute';
import { ATTRIBUTE } from './stun-attribute';
import type { StunMessage } from './stun-message';
import { HEADER_BYTES, MAGIC_COOKIE, MESSAGE_CLASSES } from './stun-message';

export type StunParse =
  | { readonly status: 'message'; readonly message: StunMessage }
  | { readonly status: 'malformed'; readonly reason: string };

const INTEGRITY_VALUE_BYTES = 20;
const FINGERPRINT_VALUE_BYTES = 4;

/**
 * Reads one whole message (RFC 8489 sections 5, 14 and 6.3). Takes any bytes and never throws; the
 * values of the attributes are views into the given bytes.
 */
export function parseStunMessage(bytes: Buffer): StunParse {
  if (bytes.length < HEADER_BYTES) return malformed('shorter than a header');
  const type = bytes.readUInt16BE(0);
  if (type > 0x3fff) return malformed('the first two bits are not zero');
  if (bytes.readUInt32BE(4) !== MAGIC_COOKIE) return malformed('no magic cookie');
  if (bytes.readUInt16BE(2) !== bytes.length - HEADER_BYTES) return malformed('wrong length');
  if (bytes.length % 4 !== 0) return malformed('not padded to 32 bits');

  const attributes: StunAttribute[] = [];
  let integrityOffset: number | null = null;
  let hasFingerprint = false;
  for (let offset = HEADER_BYTES; offset < bytes.length;) {
    if (hasFingerprint) return malformed('something follows the fingerprint');
    const attributeType = bytes.readUInt16BE(offset);
    const start = offset + 4;
    const end = start + bytes.readUInt16BE(offset + 2);
    if (end > bytes.length) return malformed('an attribute ends behind the message');
    if (attributeType === ATTRIBUTE.fingerprint) {
      if (end - start !== FINGERPRINT_VALUE_BYTES || !isFingerprintRight(bytes, offset)) {
        return malformed('wrong fingerprint');
      }
      hasFingerprint = true;
    } else if (integrityOffset === null && attributeType === ATTRIBUTE.messageIntegrity) {
      if (end - start !== INTEGRITY_VALUE_BYTES) return malformed('wrong size of integrity');
      integrityOffset = offset;
    } else if (integrityOffset === null) {
      attributes.push({ type: attributeType, value: bytes.subarray(start, end) });
    }
    offset = paddedLength(end);
  }
  return {
    status: 'message',
    message: {
      method: methodOf(type),
      messageClass: MESSAGE_CLASSES[classBitsOf(type)] ?? 'request',
      transactionId: bytes.subarray(8, HEADER_BYTES),
      bytes,
      attributes,
      integrityOffset,
      hasFingerprint,
    },
  };
}

/** The twelve bits of the method lie around the two of the class (RFC 8489 section 5, figure 3). */
function methodOf(type: number): number {
  return (type & 0x000f) | ((type & 0x00e0) >> 1) | ((type & 0x3e00) >> 2);
}

function classBitsOf(type: number): number {
  return ((type & 0x0010) >> 4) | ((type & 0x0100) >> 7);
}

function malformed(reason: string): StunParse {
  return { status: 'malformed', reason };
}
