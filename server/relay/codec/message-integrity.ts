import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { HEADER_BYTES } from './stun-message';

/** HMAC-SHA1 and the attribute's own header. */
export const INTEGRITY_BYTES = 24;

/** The key of long-term credentials (RFC 8489 section 9.2.2). */
export function longTermKey(username: string, realm: string, password: string): Buffer {
  return createHash('md5').update(`${username}:${realm}:${password}`).digest();
}

/**
 * The value of MESSAGE-INTEGRITY (RFC 8489 section 14.5): over all that stands before it, with a
 * length in the header as if the message ended with it.
 *
 * @param offset where the attribute begins
 */
export function integrityOf(message: Buffer, offset: number, key: Buffer): Buffer {
  const header = Buffer.from(message.subarray(0, HEADER_BYTES));
  header.writeUInt16BE(offset + INTEGRITY_BYTES - HEADER_BYTES, 2);
  return createHmac('sha1', key)
    .update(header)
    .update(message.subarray(HEADER_BYTES, offset))
    .digest();
}

/** Takes as long for a near miss as for a wild guess. */
export function isIntegrityRight(message: Buffer, offset: number, key: Buffer): boolean {
  const given = message.subarray(offset + 4, offset + INTEGRITY_BYTES);
  const expected = integrityOf(message, offset, key);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
