import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { TransportAddress } from '../../server/relay/codec/transport-address';
import type { TurnTransport } from './turn-transport';

/** Datagrams from a port of our own; with `from`, of that address. */
export async function udpTransport(
  { address, port }: TransportAddress,
  from?: string,
): Promise<TurnTransport> {
  const socket = createSocket({
    type: isIPv6(address) ? 'udp6' : 'udp4',
    recvBufferSize: 4 * 1_024 * 1_024,
    lookup: (host, _options, callback) => callback(null, host, isIPv6(host) ? 6 : 4),
  });
  const listening = once(socket, 'listening');
  socket.bind(0, from ?? address);
  await listening;
  const transport: TurnTransport = {
    send: (frame) => socket.send(frame, 0, frame.length, port, address),
    onFrame: () => undefined,
    close: () => socket.close(),
  };
  socket.on('message', (frame) => transport.onFrame(frame));
  return transport;
}
