import type { RoomDoor } from '../../door/room-door';
import type { ClosedDoor, SignalErrorCode } from '../../signaling/events';
import type { PeerId } from '../../signaling/identifiers';
import type { SeatTokens } from './seat-tokens';

/** Why there is no seat: the server's reason, or that this browser can seal nothing here. */
export type RefusalCode = SignalErrorCode | 'cannot_seal';

/** Where this participant is on the way lobby -> call -> left. Each state carries only its own data. */
export type CallStatus =
  | { status: 'lobby' }
  | { status: 'joining' }
  /** The server wants its password before it opens a room. `denied`: the one it was given is wrong. */
  | { status: 'accessNeeded'; denied: boolean }
  /** No seat. `position` counts from 1 when this participant waits for one, else it is null. */
  | { status: 'full'; capacity: number; position: number | null }
  /** No seat without the host's word. `knocked`: it was asked for. `hostAway`: nobody can hear it now. */
  | { status: 'atDoor'; reason: ClosedDoor['reason']; knocked: boolean; hostAway: boolean }
  /** `since`: when this participant joined, in milliseconds since the epoch. */
  | { status: 'inCall'; self: PeerId; capacity: number; since: number; door: RoomDoor }
  | { status: 'left' }
  /** The host did not let this participant in. */
  | { status: 'turnedAway' }
  /** The host took the seat away. `returning` still says whose it was, when one asks to come back. */
  | { status: 'removed'; returning: SeatTokens }
  | { status: 'refused'; code: RefusalCode };
