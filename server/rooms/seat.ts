import type { PeerId, SessionId } from '../../lib/signaling/identifiers';

/** What tells one client's connection from all others; a new one after every reconnect. */
export type ConnectionId = string;

/** Who sits there: somebody connected, or somebody expected back until a time in milliseconds. */
export type Holder =
  | { readonly status: 'here'; readonly connection: ConnectionId }
  | { readonly status: 'away'; readonly untilMs: number };

export interface Seat {
  readonly peer: PeerId;
  readonly holder: Holder;
  /** Said that its media is ready: it is told of those who come later. */
  readonly started: boolean;
  /** What its owner told last, for the others. */
  readonly session: SessionId;
}

/** Somebody who wants a seat, or stands in the queue for one. */
export interface Claim {
  readonly peer: PeerId;
  readonly connection: ConnectionId;
  readonly started: boolean;
  readonly session: SessionId;
}

/** Whose the seat was before: nobody's, the same owner's while away, or another connection of the owner. */
export type Before =
  | { readonly status: 'free' }
  | { readonly status: 'away' }
  | { readonly status: 'replaced'; readonly connection: ConnectionId };

/** @returns null while the seat is held */
export function connectionOf({ holder }: Seat): ConnectionId | null {
  return holder.status === 'here' ? holder.connection : null;
}
