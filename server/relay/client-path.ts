import type { TransportAddress } from './codec/transport-address';

/**
 * The way to one client: a 5-tuple (RFC 8656 section 3.2). Whoever makes it gives the same object for the
 * same 5-tuple while the relay holds it.
 */
export interface ClientPath {
  /** Where the client reached us. */
  readonly local: TransportAddress;
  /** Where the client is, as seen from here. */
  readonly remote: TransportAddress;
  /** Sends an answer. */
  send: (message: Buffer) => void;
  /** Sends relayed media. @returns false when it was dropped, because too much waits to be sent */
  sendMedia: (frame: Buffer) => boolean;
  /** An allocation is made for this path. */
  hold: () => void;
  /** There is none any more. */
  release: () => void;
}
