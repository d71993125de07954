import { isIPv6 } from 'node:net';

/** Where a client reaches the site, as it stands in URIs: an IPv6 address in brackets. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

const HOST = /^([A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::(\d{1,5}))?$/;

/**
 * Reads a Host header (RFC 9110, section 7.2).
 *
 * @param secure whether the request came over TLS, which decides the port that goes without saying
 * @returns null when it names nothing that could stand in a URI
 */
export function parseEndpoint(header: string | undefined, secure: boolean): Endpoint | null {
  const [, host = '', digits] = HOST.exec(header ?? '') ?? [];
  const port = digits === undefined ? (secure ? 443 : 80) : Number(digits);
  if (host === '' || port < 1 || port > 65_535) return null;
  return host.startsWith('[') && !isIPv6(host.slice(1, -1)) ? null : { host, port };
}
