import type { PublicUrl } from '../config/public-url';
import { formatAuthority } from '../net/authority';
import type { ForwardedRequest } from './forwarded';
import { requestAuthority } from './forwarded';

export interface HttpsSite {
  readonly publicUrl: PublicUrl | null;
  /** Where the site listens. */
  readonly port: number;
  readonly trustProxy: number;
}

/**
 * Where a request over plain http should have gone.
 *
 * @returns null when nobody can tell: the request names no host
 */
export function httpsLocation(
  request: ForwardedRequest & { readonly url?: string | undefined },
  { publicUrl, port, trustProxy }: HttpsSite,
): string | null {
  const path = request.url?.startsWith('/') ? request.url : '/';
  if (publicUrl?.secure) return `${publicUrl.origin}${path}`;
  const authority = requestAuthority(request, trustProxy);
  if (!authority) return null;
  const here = formatAuthority({ host: authority.host, port: port === 443 ? null : port });
  return `https://${here}${path}`;
}
