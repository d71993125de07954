import type { PeerSignalEvent } from '../../lib/signaling/client-messages';

/** What can be refused or ended, as the log names it too. */
export type Refused =
  'connection_refused' | 'connection_closed' | 'message_refused' | 'request_refused';

/** What became of a wish for a seat. `returned`: to a seat that was one's own already. */
export const JOIN_OUTCOMES = [
  'seated',
  'returned',
  'waiting',
  'at_door',
  'full',
  'refused',
] as const;
export type JoinOutcome = (typeof JOIN_OUTCOMES)[number];

/**
 * Counts what happens, where it happens. Reasons and events are words of our own and no client's, so that there
 * are only so many of them.
 */
export interface Meter {
  /** Another signalling connection is open. */
  connected(): void;
  refused(what: Refused, reason: string): void;
  /** A signal was handed on from one participant to another. */
  relayed(event: PeerSignalEvent): void;
  /** Does what somebody wants who asks for a seat, and takes the time of it. */
  join(act: () => JoinOutcome): void;
}

/** Of a server that nobody measures. */
export const NO_METER: Meter = {
  connected: () => undefined,
  refused: () => undefined,
  relayed: () => undefined,
  join: (act) => void act(),
};
