const ACTIVE = / tcptype active( |$)/;

/**
 * @returns whether a candidate attribute is one that only opens TCP connections (RFC 6544, 4.5). Whoever is told of it
 * can do nothing with it: pairs with a passive candidate of one's own are never checked (RFC 6544, 6.2).
 */
export function isActive(candidate: string): boolean {
  return ACTIVE.test(candidate);
}
