import type { IncomingHttpHeaders } from 'node:http';
import type { Authority } from '../net/authority';
import { formatAuthority, parseAuthority, parseNode } from '../net/authority';
import type { Networks } from '../shares/networks-of';
import { networksOf } from '../shares/networks-of';

/** What a request says of itself: the part of an IncomingMessage that is looked at. */
export interface ForwardedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined; readonly encrypted?: unknown };
}

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
  return parseNode(forwarded ?? '') ?? direct;
}

/** What the limits know a client by: its address, seen from the outermost of our proxies. */
export function clientNetworks(request: ForwardedRequest, trustProxy: number): Networks {
  return networksOf(clientAddress(request, trustProxy) ?? 'gone');
}

/**
 * The host under which the client reached us, with its port when it said one.
 *
 * @returns null when the request has none, or one that is no host
 */
export function requestAuthority(request: ForwardedRequest, trustProxy: number): Authority | null {
  const { host, 'x-forwarded-host': forwarded } = request.headers;
  return parseAuthority(ownEntry(forwarded, trustProxy) ?? host ?? '');
}

/** The same as it stands in a URL. */
export function requestHost(request: ForwardedRequest, trustProxy: number): string | null {
  const authority = requestAuthority(request, trustProxy);
  return authority && formatAuthority(authority);
}

/** Whether the client speaks TLS, with us or with the outermost of our proxies. */
export function isSecureRequest(request: ForwardedRequest, trustProxy: number): boolean {
  const protocol = ownEntry(request.headers['x-forwarded-proto'], trustProxy);
  return protocol === undefined ? request.socket.encrypted === true : protocol === 'https';
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
