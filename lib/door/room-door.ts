import type { PeerId } from '../signaling/identifiers';
import type { Knock } from './knock';

/** Somebody who waits at the door for an answer of the host. */
export interface Knocker {
  readonly peer: PeerId;
  /** Null when it cannot be read: it was sealed with another key than that of this room. */
  readonly knock: Knock | null;
}

/** The door of a room as those inside see it. */
export interface RoomDoor {
  readonly host: PeerId;
  readonly isHost: boolean;
  /** Whether whoever comes has to knock. */
  readonly locked: boolean;
  /** Whether whoever comes from now on is handed what was written before. */
  readonly newcomersRead: boolean;
  /** Who came while that was not so. */
  readonly latecomers: readonly PeerId[];
  /** In order of arrival; nobody but the host gets any. */
  readonly knockers: readonly Knocker[];
}
