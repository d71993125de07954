import type { Socket } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { TransportAddress } from '../../server/relay/codec/transport-address';
import type { TurnTransport } from './turn-transport';

/**
 * Ports that were had once. What was allocated from one lives on when its socket is closed (RFC
 * 8656, 7.2), and whoever got the same port from the system again would hear of a mismatch.
 */
const used = new Set<number>();

/** Datagrams from a port that no other had before; with `from`, of that address. */
export async function udpTransport(
  { address, port }: TransportAddress,
  from?: string,
): Promise<TurnTransport> {
  const socket = await unusedSocket(from ?? address);
  const transport: TurnTransport = {
    send: (frame) => socket.send(frame, 0, frame.length, port, address),
    onFrame: () => undefined,
    close: () => socket.close(),
  };
  socket.on('message', (frame) => transport.onFrame(frame));
  return transport;
}

async function unusedSocket(address: string): Promise<Socket> {
  const socket = createSocket({
    type: isIPv6(address) ? 'udp6' : 'udp4',
    recvBufferSize: 4 * 1_024 * 1_024,
    lookup: (host, _options, callback) => callback(null, host, isIPv6(host) ? 6 : 4),
  });
  const listening = once(socket, 'listening');
  socket.bind(0, address);
  await listening;
  const { port } = socket.address();
  if (!used.has(port)) {
    used.add(port);
    return socket;
  }
  socket.close();
  return unusedSocket(address);
}
