import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** What a request says of itself: the part of an IncomingMessage that is looked at. */
export interface ForwardedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined; readonly encrypted?: unknown };
}

/** A host name, an IPv4 address or an IPv6 address in brackets, and maybe a port (RFC 3986, section 3.2). */
const HOST = /^(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;

/**
 * The address of the client. Each proxy appends the address that it was reached from, so the last entries
 * are the ones that our own proxies wrote, and everything before them is what anybody may claim.
 *
 * @param trustProxy how many proxies of our own are in front
 * @returns null when the socket is closed already
 */
export function clientAddress(request: ForwardedRequest, trustProxy: number): string | null {
  const direct = request.socket.remoteAddress ?? null;
  const forwarded = ownEntry(request.headers['x-forwarded-for'], trustProxy);
  const address = forwarded?.replace(/^\[|\]$/g, '');
  return address !== undefined && isIP(address) ? address : direct;
}

/**
 * The host under which the client reached us, with its port when it said one; as in a URL.
 *
 * @returns null when the request has none, or one that is no host
 */
export function requestHost(request: ForwardedRequest, trustProxy: number): string | null {
  const host =
    ownEntry(request.headers['x-forwarded-host'], trustProxy) ?? request.headers.host ?? '';
  return HOST.test(host) ? host.toLowerCase() : null;
}

/** Whether the client speaks TLS, with us or with the outermost of our proxies. */
export function isSecureRequest(request: ForwardedRequest, trustProxy: number): boolean {
  const protocol = ownEntry(request.headers['x-forwarded-proto'], trustProxy);
  return protocol === undefined ? request.socket.encrypted === true : protocol === 'https';
}

/**
 * The origin of the site as the client sees it.
 *
 * @returns null without a valid host
 */
export function requestOrigin(request: ForwardedRequest, trustProxy: number): string | null {
  const host = requestHost(request, trustProxy);
  if (host === null) return null;
  return `${isSecureRequest(request, trustProxy) ? 'https' : 'http'}://${host}`;
}

/**
 * The entry that the outermost of our proxies wrote. Proxies append to X-Forwarded-For; most of them
 * replace the others, so that there may be fewer entries than proxies.
 */
function ownEntry(header: string | string[] | undefined, trustProxy: number): string | undefined {
  if (trustProxy === 0 || header === undefined) return undefined;
  const entries = String(header)
    .split(',')
    .map((entry) => entry.trim());
  return entries[Math.max(entries.length - trustProxy, 0)];
}
