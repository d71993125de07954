import type { Claim, ConnectionId } from './seat';

/** Somebody at the door of a room. */
export interface Caller extends Claim {
  /** The host's connection that the knock went to, null before. Each hears one knock of a caller. */
  readonly heardBy: ConnectionId | null;
}

export function claimOf({ peer, connection, started, session }: Caller): Claim {
  return { peer, connection, started, session };
}
