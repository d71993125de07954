import type { Authority } from '../net/authority';

/** Where a client reaches the site, as it stands in URIs: an IPv6 address in brackets. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** @param secure whether it is reached over TLS, which decides the port that goes without saying */
export function endpointOf({ host, port }: Authority, secure: boolean): Endpoint {
  return { host, port: port ?? (secure ? 443 : 80) };
}
