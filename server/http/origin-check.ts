import type { PublicUrl } from '../config/public-url';
import type { ForwardedRequest } from './forwarded';
import { requestHost } from './forwarded';

export interface OriginCheckOptions {
  readonly trustProxy: number;
  readonly publicUrl: PublicUrl | null;
  readonly allowedOrigins: readonly string[];
}

/**
 * Whether the page that sends a request is one of ours. Browsers send an Origin header (RFC 6454,
 * section 7) with every WebSocket, so that other sites can't use a visitor to talk to this one. What is no
 * browser may say what it wants, and sends none.
 */
export function isOwnOrigin(request: ForwardedRequest, options: OriginCheckOptions): boolean {
  const { trustProxy, publicUrl, allowedOrigins } = options;
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (page.origin === publicUrl?.origin || allowedOrigins.includes(page.origin)) return true;
  const host = requestHost(request, trustProxy);
  if (host === null || !URL.canParse(`${page.protocol}//${host}`)) return false;
  // The scheme may have been changed by a proxy that nobody told us of; a default port goes without saying.
  return page.host !== '' && page.host === new URL(`${page.protocol}//${host}`).host;
}
