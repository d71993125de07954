import { isIP, isIPv6 } from 'node:net';

/** A host and maybe a port, as they stand in URLs (RFC 3986, section 3.2). */
export interface Authority {
  /** In small letters; an IPv6 address in brackets. */
  readonly host: string;
  /** Null: it goes without saying. */
  readonly port: number | null;
}

const AUTHORITY = /^([a-z0-9_][a-z0-9._-]{0,252}|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?$/;

/**
 * Reads what a Host header says (RFC 9110, section 7.2), or a place in a Forwarded one.
 *
 * @returns null when it names nothing that could stand in a URL
 */
export function parseAuthority(text: string): Authority | null {
  const [, host = '', digits] = AUTHORITY.exec(text.toLowerCase()) ?? [];
  const port = digits === undefined ? null : Number(digits);
  if (host === '' || (port !== null && (port < 1 || port > 65_535))) return null;
  return host.startsWith('[') && !isIPv6(bareHost(host)) ? null : { host, port };
}

/** As it stands in a URL again. */
export function formatAuthority({ host, port }: Authority): string {
  return port === null ? host : `${host}:${port}`;
}

/** @returns an address or a name as it stands in a URL: an IPv6 address in brackets */
export function asHost(address: string): string {
  return isIPv6(address) ? `[${address}]` : address;
}

/** @returns an address or a name as the system takes it: an IPv6 address without brackets */
export function bareHost(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}

/**
 * The address in `203.0.113.7`, `203.0.113.7:51234`, `2001:db8::7`, `[2001:db8::7]` or `[2001:db8::7]:51234`:
 * what proxies write of a client (RFC 7239, section 6, and in X-Forwarded-For).
 *
 * @returns null when it is no address
 */
export function parseNode(text: string): string | null {
  if (isIP(text)) return text;
  const authority = parseAuthority(text);
  const address = authority && bareHost(authority.host);
  return address !== null && isIP(address) ? address : null;
}
