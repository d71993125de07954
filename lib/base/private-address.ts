/** RFC 1918, RFC 3927 (link-local), RFC 1122 (loopback), RFC 6598 (shared within one provider). */
const PRIVATE_IPV4 =
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;

/** RFC 4193 (unique local), RFC 4291 (link-local, loopback). */
const PRIVATE_IPV6 = /^(f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|::1$)/i;

/** Chromium and Firefox write addresses of their own network as such names (mDNS ICE candidates). */
const HIDDEN_NAME = /\.local$/;

/** @returns whether the address means something within one network only. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '');
  return PRIVATE_IPV4.test(bare) || PRIVATE_IPV6.test(bare) || HIDDEN_NAME.test(bare);
}
