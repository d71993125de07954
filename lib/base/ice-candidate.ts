/** RFC 1918, RFC 3927 (link-local), RFC 1122 (loopback), RFC 6598 (shared within one provider). */
const PRIVATE_IPV4 =
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;

/** RFC 4193 (unique local), RFC 4291 (link-local, loopback). */
const PRIVATE_IPV6 = /^(f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|::1$)/i;

/** Chromium and Firefox write addresses of their own network as such names (mDNS ICE candidates). */
const HIDDEN_NAME = /\.local$/;

/** RFC 8839, 5.1: the related address of a relayed candidate is where its owner was seen by the relay. */
const RELATED_ADDRESS = / raddr \S+ rport \d+/g;

/** @returns whether a candidate's address means something within one network only. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '');
  return PRIVATE_IPV4.test(bare) || PRIVATE_IPV6.test(bare) || HIDDEN_NAME.test(bare);
}

/** @returns whether a candidate attribute (RFC 8839, 5.1) tells of an address on a relay. */
export function isRelayed(candidate: string): boolean {
  return / typ relay( |$)/.test(candidate);
}

/** @returns whether it tells where a NAT has its owner appear. */
export function isServerReflexive(candidate: string): boolean {
  return / typ srflx( |$)/.test(candidate);
}

/**
 * @returns whether it is one that only opens TCP connections (RFC 6544, 4.5). Whoever is told of it can do nothing with
 * it: pairs with a passive candidate of one's own are never checked (RFC 6544, 6.2).
 */
export function isActive(candidate: string): boolean {
  return / tcptype active( |$)/.test(candidate);
}

/**
 * Takes out of a candidate, or of a whole SDP, where its owner was seen by the relay. Browsers do so by
 * themselves under the relay-only policy; this makes sure of it.
 */
export function withoutRelatedAddress(text: string): string {
  return text.replace(RELATED_ADDRESS, ' raddr 0.0.0.0 rport 0');
}
