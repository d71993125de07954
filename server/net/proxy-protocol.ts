import { isIP, isIPv6 } from 'node:net';
import { parseIp, plainIp } from './ip-address';

/** Both ends of a connection as the operating system names them. */
export interface SocketAddresses {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
}

interface End {
  readonly address: string;
  readonly port: number;
}

/** Both ends of a connection, of one family. */
export interface Ends {
  /** The client. */
  readonly remote: End;
  /** Where it reached us. */
  readonly local: End;
}

/** With the line's end (section 2.1). */
export const MAX_PROXY_LINE_BYTES = 107;

const LINE = /^PROXY TCP([46]) (\S+) (\S+) (\d{1,5}) (\d{1,5})$/;

const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
const VERSION_2_PROXY = 0x21;
const TCP_OVER_IPV4 = 0x11;
const TCP_OVER_IPV6 = 0x21;

/** @returns null when the connection is gone, and its addresses with it */
export function endsOf(socket: SocketAddresses): Ends | null {
  const { remoteAddress = '', remotePort, localAddress = '', localPort } = socket;
  return endsBetween(remoteAddress, remotePort, localAddress, localPort);
}

/** The PROXY protocol's line (version 1, section 2.1), which says who is at the other end. */
export function proxyLine({ remote, local }: Ends): string {
  const family = isIPv6(remote.address) ? 6 : 4;
  const addresses = `${remote.address} ${local.address} ${remote.port} ${local.port}`;
  return `PROXY TCP${family} ${addresses}\r\n`;
}

/**
 * Reads that line.
 *
 * @param line without the line's end
 * @returns null when it is something else
 */
export function readProxyLine(line: string): Ends | null {
  const [, family, remote = '', local = '', from, to] = LINE.exec(line) ?? [];
  if (isIP(remote) !== Number(family) || isIP(local) !== Number(family)) return null;
  return endsBetween(remote, Number(from), local, Number(to));
}

/** The PROXY protocol's binary header (version 2, section 2.2), which is the one that coturn reads. */
export function proxyHeader({ remote, local }: Ends): Buffer {
  const addresses = [remote, local].map(({ address }) => parseIp(address) ?? Buffer.alloc(0));
  const ports = Buffer.alloc(4);
  ports.writeUInt16BE(remote.port, 0);
  ports.writeUInt16BE(local.port, 2);
  const body = Buffer.concat([...addresses, ports]);
  const transport = isIPv6(remote.address) ? TCP_OVER_IPV6 : TCP_OVER_IPV4;
  const head = Buffer.from([VERSION_2_PROXY, transport, 0, 0]);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([SIGNATURE, head, body]);
}

/** Without a zone, which is nothing to anybody else, and without IPv6 around an IPv4 address. */
function endsBetween(
  remote: string,
  remotePort: number | undefined,
  local: string,
  localPort: number | undefined,
): Ends | null {
  const [from, to] = [plainIp(remote), plainIp(local)];
  if (from === null || to === null || !isPort(remotePort) || !isPort(localPort)) return null;
  return { remote: { address: from, port: remotePort }, local: { address: to, port: localPort } };
}

function isPort(number: number | undefined): number is number {
  return number !== undefined && number > 0 && number <= 0xffff;
}
