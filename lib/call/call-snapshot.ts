import type { Occupancy } from '../line/server-line';
import type { PhraseState } from '../phrase/phrase-state';
import type { PeerId } from '../signaling/identifiers';
import type { Pair } from './people/link-reports';
import type { Sending } from './media/sending';
import { unshared } from './media/sending';
import type { GestureView } from './people/gesture-view';
import { noGestures } from './people/gesture-view';
import type { PeerView } from './people/peer-view';
import type { CallStatus } from './seat/call-status';

export type { PeerView } from './people/peer-view';
export type { CallStatus, RefusalCode } from './seat/call-status';

export interface CallSnapshot {
  readonly call: CallStatus;
  /** In order of arrival. */
  readonly peers: readonly PeerView[];
  /** How many in the lobby have links to this side already. They are nobody yet, and not among the peers. */
  readonly preparing: number;
  /** Pairs of others who, by what both say, have no link to each other. The same array until it changes. */
  readonly unreached: readonly Pair[];
  /** Whether the signalling socket is up. A call goes on without it; joining does not. */
  readonly serverConnected: boolean;
  /** How many seats of the room are taken, as the server says; null until it did. */
  readonly occupancy: Occupancy | null;
  /** What people read to each other to know that nobody is between them. */
  readonly phrase: PhraseState;
  /** Who asks this participant to mute; null when nobody does. */
  readonly muteRequest: PeerId | null;
  /** What people show each other without a word. The same object until something in it changes. */
  readonly gestures: GestureView;
  /** How often this device went over to another network since it has its seat. */
  readonly networkChanges: number;
  /** What comes of the budget of all links. */
  readonly sending: Sending;
  /** Whether this person wants neither to send a camera's pictures nor to see any. */
  readonly soundOnly: boolean;
}

/** Of a call that was not opened yet. */
export const emptyCall: CallSnapshot = {
  call: { status: 'lobby' },
  peers: [],
  preparing: 0,
  unreached: [],
  serverConnected: false,
  occupancy: null,
  phrase: { status: 'none' },
  muteRequest: null,
  gestures: noGestures,
  networkChanges: 0,
  sending: unshared,
  soundOnly: false,
};
