import type { Socket } from 'node:dgram';
import { bindDatagramSocket } from './bind-datagram-socket';
import type { TransportAddress } from './codec/transport-address';
import type { RelaySocket } from './relay-socket';

/** What waits for the network in one socket; more is dropped. */
export const MAX_QUEUED_BYTES = 256 * 1_024;

/** As `OpenRelaySocket`, on the real network. */
export async function openRelaySocket(
  at: TransportAddress,
  onPacket: (bytes: Buffer, from: TransportAddress) => void,
): Promise<RelaySocket | null> {
  const socket = await bindDatagramSocket(at).catch(() => null);
  if (!socket) return null;
  socket.on('message', onPacket);
  return relaySocket(socket);
}

function relaySocket(socket: Socket): RelaySocket {
  return {
    send: (bytes, { address, port }) => {
      // Nobody can be reached at port 0, and Node.js throws.
      if (port === 0 || socket.getSendQueueSize() > MAX_QUEUED_BYTES) return false;
      socket.send(bytes, 0, bytes.length, port, address);
      return true;
    },
    close: () => {
      socket.removeAllListeners('message');
      socket.close();
    },
  };
}
