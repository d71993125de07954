import type { DoorToken, SeatToken } from '../../signaling/identifiers';

/** What the server signed for a seat and its room's door, to be shown when coming back to the seat. */
export interface SeatTokens {
  readonly token: SeatToken;
  readonly door: DoorToken;
}
