import type { Caller, DoorState } from './room-door';
import type { Standpoint } from './room-step';
import type { Claim, ConnectionId, Seat, Waiting } from './seat';
import { connectionOf } from './seat';

/** What a room looks like from outside. */
export interface RoomView {
  readonly seats: readonly Seat[];
  readonly queue: readonly Waiting[];
  readonly callers: readonly Caller[];
  /** Null: there is no such room. */
  readonly door: DoorState | null;
}

/** Of a room that nobody opened. */
export const NO_ROOM: RoomView = { seats: [], queue: [], callers: [], door: null };

/** @returns what this connection is in a room, or null when it has no place there */
export function standpointOf(
  { seats, queue, callers }: RoomView,
  connection: ConnectionId,
): Standpoint | null {
  const isIt = (claim: Claim): boolean => claim.connection === connection;
  const seat = seats.find((one) => connectionOf(one) === connection);
  if (seat) return { peer: seat.peer, status: 'seated' };
  const waiting = queue.find(isIt);
  if (waiting) return { peer: waiting.peer, status: 'waiting' };
  const caller = callers.find(isIt);
  return caller ? { peer: caller.peer, status: 'outside' } : null;
}

/** @returns the connections that have a place in a room. Who is away has none */
export function connectionsIn({ seats, queue, callers }: RoomView): ConnectionId[] {
  const waiting = [...queue, ...callers].filter(({ awayUntilMs }) => awayUntilMs === null);
  return [
    ...seats.flatMap((seat) => connectionOf(seat) ?? []),
    ...waiting.map(({ connection }) => connection),
  ];
}
