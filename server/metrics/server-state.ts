import type { ClusterState } from '../cluster/nodes';
import type { SnifferCounts } from '../port/protocol-sniffer';
import type { Counters } from '../relay-front/relay-message';
import type { Census } from '../rooms/census';

/** TCP connections of one port: how many are open, and how many were taken since the server was started. */
export interface PortConnections {
  readonly open: number;
  readonly admitted: number;
}

/** How the server is when somebody asks. */
export interface ServerState {
  /** It takes traffic. */
  readonly ready: boolean;
  readonly site: PortConnections;
  /** Of the relay's own port; nothing where it has none. */
  readonly relayPort: PortConnections;
  /** What the first bytes on the site's port were, in the clear and inside TLS. */
  readonly protocols: { readonly plain: SnifferCounts; readonly insideTls: SnifferCounts };
  /** Open connections of signalling. */
  readonly signaling: number;
  readonly census: Census;
  /** Null: there is none. Its counters are null when it does not tell them. */
  readonly relay: { readonly up: boolean; readonly counters: Counters | null } | null;
  /** Null: the server is alone. */
  readonly cluster: ClusterState | null;
  /** Until when browsers accept the certificate, in milliseconds since 1970; null without TLS. */
  readonly certificateEndsMs: number | null;
}
