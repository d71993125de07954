import type { PhraseState } from '../phrase/phrase-state';
import type { RoomDoor } from '../door/room-door';
import type { ClosedDoor, SignalErrorCode } from '../signaling/events';
import type { PeerId } from '../signaling/identifiers';
import type { PeerFacts } from '../signaling/peer-signal';
import type { LinkState } from './link/link-state';
import type { Pair } from './people/link-reports';
import type { SeatTokens } from './seat/seat-tokens';

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

/** One other participant. The identity changes only when something in it does. */
export interface PeerView {
  readonly id: PeerId;
  /** Null until the peer's first offer or answer arrived. */
  readonly facts: PeerFacts | null;
  /** The seat is held while its owner reconnects to the server; media may go on meanwhile. */
  readonly away: boolean;
  readonly link: LinkState;
  /** Whether something it sealed could be opened: it has the room's key. */
  readonly proven: boolean;
  /** Whether something came under its name that could not be opened. A link that is up stays up. */
  readonly tampered: boolean;
  readonly speaking: boolean;
  /** Video of the camera; null when there is none to show. */
  readonly camera: MediaStream | null;
  /** The microphone's sound. */
  readonly microphone: MediaStream | null;
  /** The shared screen's picture; null when nothing is shared. */
  readonly screen: MediaStream | null;
  /** The shared screen's sound. */
  readonly screenAudio: MediaStream | null;
}

export interface CallSnapshot {
  readonly call: CallStatus;
  /** In order of arrival. */
  readonly peers: readonly PeerView[];
  /** Pairs of others who, by what both say, have no link to each other. The same array until it changes. */
  readonly unreached: readonly Pair[];
  /** Whether the signalling socket is up. A call goes on without it; joining does not. */
  readonly serverConnected: boolean;
  /** How many seats of the room are taken, as the server says; null until it did. */
  readonly occupancy: {
    readonly present: number;
    readonly capacity: number;
    readonly locked: boolean;
  } | null;
  /** What people read to each other to know that nobody is between them. */
  readonly phrase: PhraseState;
  /** Who asks this participant to mute; null when nobody does. */
  readonly muteRequest: PeerId | null;
  /** How often this device went over to another network since it has its seat. */
  readonly networkChanges: number;
}

/** Of a call that was not opened yet. */
export const emptyCall: CallSnapshot = {
  call: { status: 'lobby' },
  peers: [],
  unreached: [],
  serverConnected: false,
  occupancy: null,
  phrase: { status: 'none' },
  muteRequest: null,
  networkChanges: 0,
};
