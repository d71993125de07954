import { isIPv4 } from 'node:net';
import { hostname } from 'node:os';
import { ownAddresses } from '../net/own-addresses';

export interface LocalNames {
  /** The machine's addresses in its networks, IPv4 first. Without loopback. */
  readonly addresses: readonly string[];
  readonly hostname: string;
}

/** What this machine is called from inside and from its networks. */
export function localNames(): LocalNames {
  const addresses = ownAddresses().others;
  return {
    addresses: [...addresses.filter(isIPv4), ...addresses.filter((address) => !isIPv4(address))],
    hostname: hostname(),
  };
}
