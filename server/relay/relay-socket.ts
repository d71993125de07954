import type { TransportAddress } from './codec/transport-address';

/** The socket behind one relayed transport address. */
export interface RelaySocket {
  /** @returns false when it was dropped, because too much waits to be sent */
  send: (bytes: Buffer, peer: TransportAddress) => boolean;
  close: () => void;
}

/**
 * Opens the socket behind a relayed transport address.
 *
 * @returns null when that port cannot be had
 */
export type OpenRelaySocket = (
  at: TransportAddress,
  onPacket: (bytes: Buffer, from: TransportAddress) => void,
) => Promise<RelaySocket | null>;
