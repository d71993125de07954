import { hostname, networkInterfaces } from 'node:os';
import { isIPv4 } from 'node:net';

/** fe80::/10 (RFC 4291, section 2.5.6): no browser reaches such an address without an interface's name. */
const LINK_LOCAL = /^fe[89ab]/i;

export interface LocalNames {
  /** The machine's addresses in its networks, IPv4 first. Without loopback. */
  readonly addresses: readonly string[];
  readonly hostname: string;
}

/** What this machine is called from inside and from its networks. */
export function localNames(): LocalNames {
  const addresses = Object.values(networkInterfaces())
    .flatMap((of) => of ?? [])
    .filter(({ internal, address }) => !internal && !LINK_LOCAL.test(address))
    .map(({ address }) => address);
  return {
    addresses: [...addresses.filter(isIPv4), ...addresses.filter((address) => !isIPv4(address))],
    hostname: hostname(),
  };
}
