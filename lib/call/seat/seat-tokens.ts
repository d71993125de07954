import type { DoorToken, SeatToken } from '../../signaling/identifiers';

/** What the server signed for a seat, or for a place in the queue or at the door, to be shown when coming back. */
export interface SeatTokens {
  readonly token: SeatToken;
  /** Of the room's door; null without a seat. */
  readonly door: DoorToken | null;
}
