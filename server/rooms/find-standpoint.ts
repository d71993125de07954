import type { Caller } from './caller';
import type { Standpoint } from './entry';
import type { Claim, ConnectionId, Seat } from './seat';
import { connectionOf } from './seat';

export interface People {
  readonly seats: readonly Seat[];
  readonly queue: readonly Claim[];
  readonly callers: readonly Caller[];
}

/** @returns what this connection is in a room, or null when it has no place there */
export function findStandpoint(people: People, connection: ConnectionId): Standpoint | null {
  const isIt = (claim: Claim): boolean => claim.connection === connection;
  const seat = people.seats.find((one) => connectionOf(one) === connection);
  if (seat) return { peer: seat.peer, status: 'seated' };
  const waiting = people.queue.find(isIt);
  if (waiting) return { peer: waiting.peer, status: 'waiting' };
  const caller = people.callers.find(isIt);
  return caller ? { peer: caller.peer, status: 'outside' } : null;
}
