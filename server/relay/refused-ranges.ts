/**
 * What a relay must not reach for strangers: the special-purpose ranges of IPv4 (IANA's registry,
 * RFC 6890), and beyond them the address at which Azure's machines find their host.
 */
export const REFUSED_IPV4 = [
  '0.0.0.0/8', // this host, unspecified
  '10.0.0.0/8', // private
  '100.64.0.0/10', // behind a carrier's NAT
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // the host of a machine in Azure
  '169.254.0.0/16', // link-local; 169.254.169.254 is a cloud's metadata
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // relays from 6to4
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
] as const;

/**
 * Of IPv6 only global unicast is reachable at all. What lies outside is loopback, unspecified, link-local,
 * unique local (fd00:ec2::254 is a cloud's metadata) and multicast, and IPv4 in disguise: compatible
 * (::/96), mapped (::ffff:0:0/96), translated (::ffff:0:0:0/96), NAT64 (64:ff9b::/96, 64:ff9b:1::/48).
 */
export const GLOBAL_UNICAST_IPV6 = '2000::/3';

/** What is refused of global unicast. */
export const REFUSED_IPV6 = [
  '2001::/23', // protocol assignments; in it Teredo, 2001::/32, which carries IPv4 addresses
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, which carries IPv4 addresses
  '2620:4f:8000::/48', // AS112
  '3ffe::/16', // the former 6bone
  '3fff::/20', // documentation
] as const;

/** Interface identifiers that carry an IPv4 address under any prefix: ISATAP (RFC 5214 section 6.1). */
export const ISATAP_MARKS = ['00005efe', '02005efe'] as const;
