import type { PeerId } from '../../signaling/identifiers';
import type { PeerFacts } from '../../signaling/peer-signal';
import type { LinkState } from '../link/link-state';
import type { Resting } from '../messages/resting';
import type { ReceptionView } from './peer-reception';

/** One other participant. The identity changes only when something in it does. */
export interface PeerView extends ReceptionView {
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
  /** Why the camera is not sent here though it is on; null when it is. */
  readonly resting: Resting | null;
  /** Video of the camera; null when there is none to show. */
  readonly camera: MediaStream | null;
  /** The microphone's sound. */
  readonly microphone: MediaStream | null;
  /** The shared screen's picture; null when nothing is shared. */
  readonly screen: MediaStream | null;
  /** The shared screen's sound. */
  readonly screenAudio: MediaStream | null;
}
