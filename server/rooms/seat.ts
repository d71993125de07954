import type { PeerId, SessionId } from '../../lib/signaling/identifiers';
import type { Networks } from '../shares/networks-of';
import type { PersonState } from './room-state';

/** What tells one client's connection from all others; a new one after every reconnect. */
export type ConnectionId = string;

/** Somebody who wants a seat, or stands in the queue for one. */
export interface Claim {
  readonly peer: PeerId;
  readonly connection: ConnectionId;
  /** Said that its media is ready: it is told of those who come later. */
  readonly started: boolean;
  /** What its owner told last, for the others. */
  readonly session: SessionId;
  /** Where it comes from: what shares are counted by. */
  readonly networks: Networks;
  /** Has shown the token of a seat in this room. */
  readonly returning: boolean;
}

/** Somebody in the queue or at the door. Who went away, maybe to come straight back, is expected until a time. */
export interface Waiting extends Claim {
  readonly awayUntilMs: number | null;
}

/**
 * Who sits there: somebody connected, or somebody expected back until a time in milliseconds. `departed`: said
 * goodbye, though it may be a page that is loaded again; the others do not wait for such a one.
 */
export type Holder =
  | { readonly status: 'here'; readonly connection: ConnectionId }
  | {
      readonly status: 'away';
      readonly sinceMs: number;
      readonly untilMs: number;
      readonly departed: boolean;
    };

export interface Seat extends Omit<Claim, 'connection' | 'returning'> {
  readonly holder: Holder;
  /** Given right after a restart to somebody who was not inside before: those who were come first. */
  readonly provisional: boolean;
}

/**
 * Whose the seat was before: nobody's (or of somebody who had said goodbye), the same owner's while away, or
 * another connection of the owner.
 */
export type Before =
  | { readonly status: 'free' }
  | { readonly status: 'away' }
  | { readonly status: 'replaced'; readonly connection: ConnectionId };

/** Whether its owner had said goodbye, and is not back. */
export function isDeparted({ holder }: Seat): boolean {
  return holder.status === 'away' && holder.departed;
}

/** @returns null while the seat is held */
export function connectionOf({ holder }: Seat): ConnectionId | null {
  return holder.status === 'here' ? holder.connection : null;
}

/** @returns what whoever sits there would ask for a seat with; null while the seat is held */
export function claimOn(seat: Seat): Claim | null {
  const connection = connectionOf(seat);
  if (connection === null) return null;
  const { peer, started, session, networks } = seat;
  return { peer, connection, started, session, networks, returning: false };
}

/** @returns the place of somebody who is expected back, and not connected */
export function awayClaim(person: PersonState, untilMs: number): Waiting {
  return { ...person, connection: '', returning: false, awayUntilMs: untilMs };
}
