import type { PeerId } from '../../signaling/identifiers';
import type { LinkContext } from '../link/link-context';
import type { LinkStanding } from '../media/budget';
import type { Showing } from '../messages/showing';
import type { Peer } from './peer';
import type { PeerTalk } from './peer-talk';

/** What a peer asks of the call it belongs to, and tells it. */
export interface PeerContext extends LinkContext {
  readonly talk: PeerTalk;
  /** How large this page shows that peer's pictures. */
  showing(id: PeerId): Showing;
  /** Has what this participant can send be shared out anew among those. */
  share(links: ReadonlyMap<PeerId, LinkStanding>): void;
  /** The peer is gone: nothing of it is awaited. */
  forget(id: PeerId): void;
  /** Something in this peer's view changed. */
  changed(peer: Peer): void;
  /** A link was up and is not. */
  lost(): void;
}
