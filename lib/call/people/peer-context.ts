import type { Gate } from '../../base/gate';
import type { PeerId } from '../../signaling/identifiers';
import type { LinkContext } from '../link/link-context';
import type { LinkStanding } from '../media/budget';
import type { Showing } from '../messages/showing';
import type { Peer } from './peer';
import type { PeerTalk } from './peer-talk';

/** What a peer asks of the call it belongs to, and tells it. */
export interface PeerContext extends Omit<LinkContext, 'openChannels' | 'relayFirst'> {
  readonly talk: PeerTalk;
  /**
   * Makes the channels of the call's capabilities, which use them once the gate is open.
   *
   * @returns what takes them away
   */
  openChannels(peer: PeerId, connection: RTCPeerConnection, gate: Gate): () => void;
  /** How large this page shows that peer's pictures. */
  showing(id: PeerId): Showing;
  /** Has what this participant can send be shared out anew among those. */
  share(links: ReadonlyMap<PeerId, LinkStanding>): void;
  /** The peer is gone: nothing of it is awaited. */
  forget(id: PeerId): void;
  /** Something in this peer's view changed. */
  changed(peer: Peer): void;
  /** A link is up, and may not be for long. */
  quiet(): void;
  /** A link was up and is not. */
  lost(): void;
}
