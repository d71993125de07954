import { isIPv6 } from 'node:net';
import { plainIp } from '../relay/codec/ip-address';

/** Both ends of a connection as the operating system names them. */
export interface SocketAddresses {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
}

/** Both ends of a connection, of one family. */
export interface Ends {
  readonly family: 4 | 6;
  readonly client: { readonly address: string; readonly port: number };
  readonly server: { readonly address: string; readonly port: number };
}

/** @returns null when the connection is gone, and its addresses with it */
export function endsOf(socket: SocketAddresses): Ends | null {
  const { remoteAddress, remotePort, localAddress, localPort } = socket;
  if (!remoteAddress || !localAddress || !remotePort || !localPort) return null;
  // Without a zone, which is nothing to anybody else, and without IPv6 around an IPv4 address.
  const [from, to] = [plainIp(remoteAddress), plainIp(localAddress)];
  if (from === null || to === null) return null;
  const client = { address: from, port: remotePort };
  const server = { address: to, port: localPort };
  return { family: isIPv6(client.address) ? 6 : 4, client, server };
}

/** The PROXY protocol's line (version 1, section 2.1), which says who is at the other end. */
export function proxyLine({ family, client, server }: Ends): string {
  const addresses = `${client.address} ${server.address} ${client.port} ${server.port}`;
  return `PROXY TCP${family} ${addresses}\r\n`;
}
