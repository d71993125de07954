import { formatIp, parseIp } from '../../net/ip-address';
import { MAGIC_COOKIE } from './stun-message';
import type { TransportAddress } from './transport-address';

const FAMILY_V4 = 0x01;
const FAMILY_V6 = 0x02;

/**
 * The value of XOR-MAPPED-ADDRESS, XOR-PEER-ADDRESS and XOR-RELAYED-ADDRESS (RFC 8489 section 14.2).
 *
 * @throws {TypeError} when the address is none
 */
export function encodeXorAddress(
  { address, port }: TransportAddress,
  transactionId: Buffer,
): Buffer {
  const ip = parseIp(address);
  if (!ip) throw new TypeError('This is not an IP address');
  const value = Buffer.alloc(4 + ip.length);
  value[1] = ip.length === 4 ? FAMILY_V4 : FAMILY_V6;
  value.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 2);
  mask(ip, transactionId).copy(value, 4);
  return value;
}

/** @returns null when the value is not well-formed. */
export function decodeXorAddress(value: Buffer, transactionId: Buffer): TransportAddress | null {
  const isWhole =
    (value.length === 8 && value[1] === FAMILY_V4) ||
    (value.length === 20 && value[1] === FAMILY_V6);
  if (!isWhole) return null;
  return {
    address: formatIp(mask(value.subarray(4), transactionId)),
    port: value.readUInt16BE(2) ^ (MAGIC_COOKIE >>> 16),
  };
}

/** The same both ways: with the magic cookie, and for IPv6 with the transaction id behind it. */
function mask(ip: Buffer, transactionId: Buffer): Buffer {
  const pattern = Buffer.alloc(16);
  pattern.writeUInt32BE(MAGIC_COOKIE);
  transactionId.copy(pattern, 4, 0, 12);
  return Buffer.from(ip.map((byte, index) => byte ^ (pattern[index] ?? 0)));
}
