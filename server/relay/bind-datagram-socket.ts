import type { Socket } from 'node:dgram';
import { createDatagramSocket } from './create-datagram-socket';
import type { TransportAddress } from './codec/transport-address';

/**
 * A socket that is bound to this address and no other.
 *
 * @throws {Error} of the system, with its `code`: EADDRINUSE, EADDRNOTAVAIL, EMFILE ...
 */
export function bindDatagramSocket({ address, port }: TransportAddress): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createDatagramSocket(address);
    const fail = (error: Error): void => {
      socket.close();
      reject(error);
    };
    socket.once('error', fail);
    socket.bind({ address, port, exclusive: true }, () => {
      socket.off('error', fail);
      // A peer that is unreachable, or a datagram that is too long, concerns nobody but its sender.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}
