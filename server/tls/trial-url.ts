import type { PublicUrl } from '../config/public-url';
import { asHost, formatAuthority } from '../net/authority';

/**
 * How a phone in the same network reaches the site.
 *
 * @param addresses of this machine, the one to be preferred first
 * @returns null when this machine is in no network
 */
export function trialUrl(
  publicUrl: PublicUrl | null,
  addresses: readonly string[],
  port: number,
): string | null {
  if (publicUrl) return publicUrl.origin;
  const [address] = addresses;
  if (address === undefined) return null;
  const place = { host: asHost(address), port: port === 443 ? null : port };
  return `https://${formatAuthority(place)}`;
}
