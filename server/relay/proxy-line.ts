import { isIP } from 'node:net';
import { plainIp } from './codec/ip-address';
import type { TransportAddress } from './codec/transport-address';

/** With the line's end (PROXY protocol, section 2.1). */
export const MAX_PROXY_LINE_BYTES = 107;

export interface ProxyLine {
  /** The client. */
  readonly remote: TransportAddress;
  /** Where it reached us. */
  readonly local: TransportAddress;
}

const LINE = /^PROXY TCP([46]) (\S+) (\S+) (\d{1,5}) (\d{1,5})$/;

/**
 * Reads what stands in front of a handed-on connection: version 1 of the PROXY protocol (section 2.1 of
 * the HAProxy specification).
 *
 * @param line without the line's end
 * @returns null when it is something else
 */
export function readProxyLine(line: string): ProxyLine | null {
  const [, family, source = '', destination = '', from, to] = LINE.exec(line) ?? [];
  if (isIP(source) !== Number(family) || isIP(destination) !== Number(family)) return null;
  const [remote, local] = [endpoint(source, from), endpoint(destination, to)];
  return remote && local ? { remote, local } : null;
}

function endpoint(text: string, port: string | undefined): TransportAddress | null {
  const address = plainIp(text);
  const number = Number(port);
  return address !== null && number <= 0xffff ? { address, port: number } : null;
}
