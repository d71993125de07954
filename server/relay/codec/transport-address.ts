import { isIPv6 } from 'node:net';

export type AddressFamily = 4 | 6;

/** An IP address as `formatIp` writes it, and a port. */
export interface TransportAddress {
  readonly address: string;
  readonly port: number;
}

export function familyOf(address: string): AddressFamily {
  return isIPv6(address) ? 6 : 4;
}

/** What a transport address is found by in a map. */
export function keyOf(address: string, port: number): string {
  return `${address} ${port}`;
}
