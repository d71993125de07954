import type { RoomId } from '../signaling/identifiers';
import type { RoomSecret } from './room-secret';

/** Small letters and digits that are not taken for letters (RFC 4648, section 6). */
const SIGNS = 'abcdefghijklmnopqrstuvwxyz234567';
const BITS_A_SIGN = 5;

/** In characters. */
export const LINK_CHECK_LENGTH = 5;

/**
 * What a link ends with, so that a damaged one is told from a right one: 24 bits of a CRC over room and secret, and
 * one that says whether their length is odd. A changed character and two that changed places are always noticed
 * (a CRC finds every run of up to 24 wrong bits), and so is one that was lost or doubled; any other damage is
 * overlooked once in 33 million times. In capitals it is no check any more.
 *
 * It stands in the fragment, with the secret that it is made of: who has not got the one has not got the other.
 */
export function linkCheck(room: RoomId, secret: RoomSecret): string {
  const text = `${room}#${secret}`;
  const bits = crc24(text) * 2 + (text.length % 2);
  return Array.from({ length: LINK_CHECK_LENGTH }, (_, index) =>
    SIGNS.charAt((bits >> (BITS_A_SIGN * (LINK_CHECK_LENGTH - 1 - index))) & 31),
  ).join('');
}

/** The CRC of OpenPGP (RFC 9580, section 6.1.1) over a text in ASCII. */
function crc24(text: string): number {
  let crc = 0xb704ce;
  for (let index = 0; index < text.length; index += 1) {
    crc ^= text.charCodeAt(index) << 16;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x800000 ? (crc << 1) ^ 0x1864cfb : crc << 1;
  }
  return crc & 0xffffff;
}
