import type { PeerId } from '../../lib/signaling/identifiers';

/** Who decides about a room, and whom it keeps out. */
export interface DoorState {
  /**
   * Orders the states that a room had, in one life of the server and over many: milliseconds since the
   * epoch, at least one more with every change.
   */
  readonly stamp: number;
  readonly host: PeerId;
  /** Whoever has no right to a seat has to knock. */
  readonly locked: boolean;
  /** Whose seats were taken away: they have to knock even when it is open. */
  readonly removed: readonly PeerId[];
}
