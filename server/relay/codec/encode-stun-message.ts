import { fingerprintOf } from './fingerprint';
import { INTEGRITY_BYTES, integrityOf } from './message-integrity';
import { paddedLength } from './padded-length';
import type { StunAttribute } from './stun-attribute';
import { ATTRIBUTE } from './stun-attribute';
import type { StunHeader } from './stun-message';
import { HEADER_BYTES, MAGIC_COOKIE, MESSAGE_CLASSES } from './stun-message';

export interface StunParts extends StunHeader {
  readonly attributes: readonly StunAttribute[];
  /** Signs the message when it is given. */
  readonly key: Buffer | null;
  readonly fingerprint: boolean;
}

const FINGERPRINT_BYTES = 8;

/**
 * Writes a message (RFC 8489 sections 5 and 14), with zeros for padding.
 *
 * @throws {RangeError} when it gets longer than its header can say: 65,535 bytes behind it
 */
export function encodeStunMessage(parts: StunParts): Buffer {
  const { attributes, key, fingerprint } = parts;
  const bodyBytes = attributes.reduce((sum, { value }) => sum + 4 + paddedLength(value.length), 0);
  const size =
    HEADER_BYTES + bodyBytes + (key ? INTEGRITY_BYTES : 0) + (fingerprint ? FINGERPRINT_BYTES : 0);
  const message = Buffer.alloc(size);
  message.writeUInt16BE(typeOf(parts), 0);
  message.writeUInt16BE(size - HEADER_BYTES, 2);
  message.writeUInt32BE(MAGIC_COOKIE, 4);
  parts.transactionId.copy(message, 8, 0, 12);
  let offset = HEADER_BYTES;
  const append = (type: number, value: Buffer): void => {
    message.writeUInt16BE(type, offset);
    message.writeUInt16BE(value.length, offset + 2);
    value.copy(message, offset + 4);
    offset += 4 + paddedLength(value.length);
  };
  for (const { type, value } of attributes) append(type, value);
  if (key) append(ATTRIBUTE.messageIntegrity, integrityOf(message, offset, key));
  if (fingerprint) {
    const value = Buffer.alloc(4);
    value.writeUInt32BE(fingerprintOf(message.subarray(0, offset)));
    append(ATTRIBUTE.fingerprint, value);
  }
  return message;
}

function typeOf({ method, messageClass }: StunHeader): number {
  const bits = MESSAGE_CLASSES.indexOf(messageClass);
  return (
    (method & 0x00f) |
    ((method & 0x070) << 1) |
    ((method & 0xf80) << 2) |
    ((bits & 1) << 4) |
    ((bits & 2) << 7)
  );
}
