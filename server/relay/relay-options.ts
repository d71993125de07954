import type { RelayLimits } from './relay-limits';
import type { RevocationList } from './revocations';

/** What a relay needs to know; its process gets it by message, never by argument or environment. */
export interface RelayOptions {
  /** Shared with whoever makes the credentials. */
  readonly secret: string;
  readonly realm: string;
  /** Where to answer datagrams: on one address, or with `host: null` on each of this machine's. */
  readonly udp: { readonly host: string | null; readonly port: number } | null;
  /** The local socket on which TCP and TLS clients arrive, each behind one line of PROXY protocol. */
  readonly streamPath: string;
  /** Public addresses in front of this machine, at most one a family: told to clients as theirs. */
  readonly externalAddresses: readonly string[];
  /** Both ends included. */
  readonly ports: { readonly min: number; readonly max: number };
  /** CIDRs that may be peers in spite of the refused ranges. */
  readonly allowedPeers: readonly string[];
  /** How long a credential of a seat lives that the server gives out. */
  readonly credentialSeconds: number;
  /** What was void before this relay was started. */
  readonly revoked: RevocationList;
  readonly limits?: Partial<RelayLimits> | undefined;
}
