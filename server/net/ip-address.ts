import { isIPv4, isIPv6 } from 'node:net';

/**
 * The usual spelling of an address of 4 or 16 bytes: the one that Node.js and the operating system give,
 * so that addresses can be compared as strings (RFC 5952 section 4).
 */
export function formatIp(bytes: Buffer): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2));
  const gap = longestGap(groups);
  const hex = (from: number, to: number) =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':');
  return gap ? `${hex(0, gap.start)}::${hex(gap.end, 8)}` : hex(0, 8);
}

/** @returns 4 or 16 bytes, or null for what is not the usual spelling of an address. */
export function parseIp(text: string): Buffer | null {
  if (isIPv4(text)) return Buffer.from(text.split('.').map(Number));
  if (!isIPv6(text)) return null;
  const [address = ''] = text.split('%');
  const [head = '', tail] = address.split('::');
  const left = groupsOf(head);
  const right = groupsOf(tail ?? '');
  const zeros = Array.from({ length: 16 - left.length - right.length }, () => 0);
  return Buffer.from([...left, ...zeros, ...right]);
}

/** The usual spelling, with an IPv4 address in IPv6's clothes (RFC 4291 section 2.5.5.2) as IPv4. */
export function plainIp(text: string): string | null {
  const bytes = parseIp(text);
  if (!bytes) return null;
  const isMapped = bytes.length === 16 && bytes.subarray(0, 12).equals(MAPPED_PREFIX);
  return formatIp(isMapped ? bytes.subarray(12) : bytes);
}

const MAPPED_PREFIX = Buffer.from('00000000000000000000ffff', 'hex');

function groupsOf(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number);
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

/** The first of the longest runs of two zero groups or more. */
function longestGap(groups: readonly number[]): { start: number; end: number } | null {
  let longest: { start: number; end: number } | null = null;
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (end < groups.length && groups[end] === 0) end++;
    if (end - start >= 2 && (!longest || end - start > longest.end - longest.start)) {
      longest = { start, end };
    }
  }
  return longest;
}
