import type { PeerId } from '../../signaling/identifiers';
import type { LinkContext } from '../link/link-context';
import type { Peer } from './peer';
import type { PeerTalk } from './peer-talk';

/** What a peer asks of the call it belongs to, and tells it. */
export interface PeerContext extends LinkContext {
  readonly talk: PeerTalk;
  /** The peer is gone: nothing of it is awaited. */
  forget(id: PeerId): void;
  /** Something in this peer's view changed. */
  changed(peer: Peer): void;
  /** A link was up and is not. */
  lost(): void;
}
