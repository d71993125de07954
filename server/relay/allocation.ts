import type { Channels } from './channels';
import type { ClientPath } from './client-path';
import type { TransportAddress } from './codec/transport-address';
import type { Credential } from './credentials';
import type { Permissions } from './permissions';
import type { RelaySocket } from './relay-socket';

/** The state of one allocation (RFC 8656 section 3.2). Times are in seconds, on the relay's clock. */
export interface Allocation {
  readonly path: ClientPath;
  readonly credential: Credential;
  /** Where peers find it: the advertised address. */
  readonly relayed: TransportAddress;
  readonly relayedKey: string;
  /** Where its socket is, which differs from `relayed` behind a NAT. */
  readonly localKey: string;
  readonly socket: RelaySocket;
  readonly permissions: Permissions;
  readonly channels: Channels;
  /** Of the request that made it, so that a retransmission gets the same answer (section 7.2). */
  readonly transactionId: Buffer;
  until: number;
}
