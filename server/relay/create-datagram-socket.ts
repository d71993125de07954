import type { Socket } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { familyOf } from './codec/transport-address';

/** Bursts of a video frame's packets have room in it; the system may grant less. */
const BUFFER_BYTES = 2 * 1_024 * 1_024;

/** A datagram socket for one address, which never asks the DNS: all it is given are addresses. */
export function createDatagramSocket(address: string): Socket {
  const family = familyOf(address);
  return createSocket({
    type: family === 6 ? 'udp6' : 'udp4',
    ipv6Only: family === 6,
    recvBufferSize: BUFFER_BYTES,
    sendBufferSize: BUFFER_BYTES,
    lookup: (hostname, _options, callback) => callback(null, hostname, family),
  });
}
