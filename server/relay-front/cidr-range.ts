import { formatIp, parseIp } from '../net/ip-address';

/**
 * The first and the last address of a block, as `first-last`.
 *
 * @throws {TypeError} when the text is no block
 */
export function cidrRange(block: string): string {
  const [address = '', prefix] = block.split('/');
  const bytes = parseIp(address);
  if (!bytes || prefix === undefined) throw new TypeError(`${block} is not a block of addresses`);
  const hostBits = Buffer.from(bytes.map((_, index) => hostMask(index, Number(prefix))));
  const first = Buffer.from(bytes.map((byte, index) => byte & ~(hostBits[index] ?? 0)));
  const last = Buffer.from(bytes.map((byte, index) => byte | (hostBits[index] ?? 0)));
  return `${formatIp(first)}-${formatIp(last)}`;
}

/** Ones for the bits of a byte that lie behind the prefix. */
function hostMask(byteIndex: number, prefix: number): number {
  const networkBits = Math.min(8, Math.max(0, prefix - byteIndex * 8));
  return 0xff >> networkBits;
}
