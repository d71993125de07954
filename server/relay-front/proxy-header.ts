import type { Ends } from '../port/proxy-line';
import { parseIp } from '../relay/codec/ip-address';

const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
const VERSION_2_PROXY = 0x21;
const TCP_OVER_IPV4 = 0x11;
const TCP_OVER_IPV6 = 0x21;

/** The PROXY protocol's binary header (version 2, section 2.2), which is the one that coturn reads. */
export function proxyHeader({ family, client, server }: Ends): Buffer {
  const addresses = [client, server].map(({ address }) => parseIp(address) ?? Buffer.alloc(0));
  const ports = Buffer.alloc(4);
  ports.writeUInt16BE(client.port, 0);
  ports.writeUInt16BE(server.port, 2);
  const body = Buffer.concat([...addresses, ports]);
  const head = Buffer.from([VERSION_2_PROXY, family === 4 ? TCP_OVER_IPV4 : TCP_OVER_IPV6, 0, 0]);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([SIGNATURE, head, body]);
}
