import type { PublicUrl } from '../config/public-url';
import type { ForwardedRequest } from './forwarded';
import { requestHost } from './forwarded';

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
  const host = requestHost(request, trustProxy)?.replace(/:\d+$/, '');
  if (host === undefined) return null;
  return `https://${host}${port === 443 ? '' : `:${port}`}${path}`;
}
