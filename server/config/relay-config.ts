/** Where media goes when two people have no direct way to each other. */
export type RelayConfig = NoRelay | ExternalRelay | OwnRelay;

export interface NoRelay {
  readonly kind: 'off';
}

interface Credentials {
  /** Shared with the relay; passwords are signed with it. */
  readonly secret: string;
  /** How long credentials are good, in seconds. */
  readonly credentialSeconds: number;
}

/** Somebody else runs it. */
export interface ExternalRelay extends Credentials {
  readonly kind: 'external';
  /** RFC 7065. */
  readonly urls: readonly string[];
}

/** This server runs it: our own one, or the machine's coturn. */
export interface OwnRelay extends Credentials {
  readonly kind: 'embedded' | 'coturn';
  /** A port for the relay alone, UDP and TCP; null: it shares the site's port number. */
  readonly port: number | null;
  /** What is told as the relayed address in place of the local one: at most one of each family. */
  readonly externalAddresses: readonly string[];
  /** Of relayed addresses, both ends included. */
  readonly ports: { readonly min: number; readonly max: number };
  /** CIDR blocks that may be reached although they are in a range that is refused by default. */
  readonly allowedPeers: readonly string[];
}

export function isOwnRelay(relay: RelayConfig): relay is OwnRelay {
  return relay.kind === 'embedded' || relay.kind === 'coturn';
}
