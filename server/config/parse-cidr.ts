import { isIP } from 'node:net';

/** @returns the block with its prefix length (RFC 4632), a single address as a block of one; or null */
export function parseCidr(text: string): string | null {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  // A zone has no meaning outside this machine.
  if (family === 0 || more.length > 0 || address.includes('%')) return null;
  const maxLength = family === 4 ? 32 : 128;
  if (prefix === undefined) return `${address}/${maxLength}`;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= maxLength ? `${address}/${prefix}` : null;
}
