import { parseIp } from './ip-address';

/** A block of addresses of one family. */
export interface Cidr {
  /** 4 or 16 bytes. */
  readonly network: Buffer;
  /** In bits. */
  readonly prefix: number;
}

/** @returns null for what is neither `address/prefix` nor a single address. */
export function parseCidr(text: string): Cidr | null {
  const [, address = '', length] = /^([0-9a-fA-F:.]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  const network = parseIp(address);
  if (!network) return null;
  const prefix = length === undefined ? network.length * 8 : Number(length);
  return prefix <= network.length * 8 ? { network, prefix } : null;
}

/** @param address 4 or 16 bytes */
export function isWithin(address: Buffer, { network, prefix }: Cidr): boolean {
  if (address.length !== network.length) return false;
  const wholeBytes = prefix >> 3;
  if (!address.subarray(0, wholeBytes).equals(network.subarray(0, wholeBytes))) return false;
  const shift = 8 - (prefix & 7);
  if (shift === 8) return true;
  return (address[wholeBytes] ?? 0) >> shift === (network[wholeBytes] ?? 0) >> shift;
}
