import type { PeerId } from '../../signaling/identifiers';
import type { ForwardedSignal, PeerSession, PhraseMessage } from '../../signaling/peer-signal';
import type { LinkContext } from '../link/link-context';
import type { Peer } from './peer';

/** What a peer asks of the call it belongs to, and tells it. */
export interface PeerContext extends LinkContext {
  /** The peer is gone: nothing of it is awaited. */
  forget(id: PeerId): void;
  /** Something in this peer's view changed. */
  changed(peer: Peer): void;
  /** The control channel to this peer has opened. */
  opened(peer: Peer): void;
  /** The peer took a step towards the room's phrase. */
  phraseStep(peer: Peer, message: PhraseMessage): void;
  /** A link was up and is not. */
  lost(): void;
  /** The peer said to whom its links are up. */
  reported(peer: Peer, up: readonly PeerSession[]): void;
  /** The peer passes a signal on, or wants one passed on. */
  forwarded(peer: Peer, message: ForwardedSignal): void;
  /** The peer asks this participant to mute. */
  muteRequested(peer: Peer): void;
  /** The peer said goodbye. */
  goodbye(peer: Peer): void;
}
