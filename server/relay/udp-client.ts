import type { Socket } from 'node:dgram';
import type { ClientPath } from './client-path';
import type { TransportAddress } from './codec/transport-address';

export interface UdpClientParts {
  socket: Socket;
  local: TransportAddress;
  remote: TransportAddress;
  /** What may wait in the socket before media is dropped. */
  mediaBacklogBytes: number;
  onHold: (client: UdpClient) => void;
  onRelease: (client: UdpClient) => void;
}

/** A client that sends datagrams from one address and port. */
export class UdpClient implements ClientPath {
  readonly #parts: UdpClientParts;

  constructor(parts: UdpClientParts) {
    this.#parts = parts;
  }

  get local(): TransportAddress {
    return this.#parts.local;
  }

  get remote(): TransportAddress {
    return this.#parts.remote;
  }

  /** A client can ask again: when even answers pile up, they are dropped too. */
  send(message: Buffer): void {
    this.sendMedia(message);
  }

  sendMedia(frame: Buffer): boolean {
    const { socket, remote, mediaBacklogBytes } = this.#parts;
    if (socket.getSendQueueSize() > mediaBacklogBytes) return false;
    socket.send(frame, 0, frame.length, remote.port, remote.address);
    return true;
  }

  hold(): void {
    this.#parts.onHold(this);
  }

  release(): void {
    this.#parts.onRelease(this);
  }
}
