import { crc32 } from 'node:zlib';

/** 'STUN' in ASCII, so that a CRC-32 of another protocol in the same packet is told apart. */
const FINGERPRINT_XOR = 0x5354554e;

/**
 * The value of FINGERPRINT (RFC 8489 section 14.7).
 *
 * @param before the message up to the attribute; its header's length counts the attribute already
 */
export function fingerprintOf(before: Buffer): number {
  return (crc32(before) ^ FINGERPRINT_XOR) >>> 0;
}

/** @param offset where the attribute FINGERPRINT begins; the caller made sure that it fits. */
export function isFingerprintRight(message: Buffer, offset: number): boolean {
  return message.readUInt32BE(offset + 4) === fingerprintOf(message.subarray(0, offset));
}
