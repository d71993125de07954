import { REFUSED_IPV4, REFUSED_IPV6 } from '../relay/refused-ranges';

/** What of IPv6 is not global unicast: coturn knows no other way than to name it. */
const NOT_GLOBAL_UNICAST = ['::/3', '4000::/2', '8000::/1'];

/**
 * The same as our own relay refuses. IPv4 in IPv6's clothes (::ffff:0:0/96) is in `::/3`; coturn 4.6.1
 * does not see through it by itself (CVE-2026-27624).
 */
export const COTURN_REFUSED: readonly string[] = [
  ...REFUSED_IPV4,
  ...NOT_GLOBAL_UNICAST,
  ...REFUSED_IPV6,
];
