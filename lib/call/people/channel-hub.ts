import type { ChannelUser, OpenChannel, PeerChannels } from '../../base/peer-channels';
import type { PeerId } from '../../signaling/identifiers';
import type { ChannelLabel } from '../link/link-channel';
import { LinkBytes } from '../link/link-bytes';
import { LinkChannel } from '../link/link-channel';

/** One capability's data channels, one on each link, and their change from one connection to the next. */
export class ChannelHub implements PeerChannels<PeerId> {
  readonly self: () => PeerId;
  readonly #label: ChannelLabel;
  readonly #open = new Map<PeerId, OpenChannel>();
  #user: ChannelUser<PeerId> | null = null;

  constructor(label: ChannelLabel, self: () => PeerId) {
    this.#label = label;
    this.self = self;
  }

  readonly use = (user: ChannelUser<PeerId>): (() => void) => {
    this.#user = user;
    for (const [peer, channel] of this.#open) user.opened(peer, channel);
    return () => {
      if (this.#user === user) this.#user = null;
    };
  };

  /**
   * Makes the channel on a connection that is not negotiated yet.
   *
   * @returns what takes it away, when that connection is given up
   */
  attach(peer: PeerId, connection: RTCPeerConnection): () => void {
    const isCurrent = () => this.#open.get(peer) === open;
    let isGivenUp = false;
    const detach = () => {
      isGivenUp = true;
      if (!isCurrent()) return;
      this.#open.delete(peer);
      this.#user?.closed(peer);
    };
    const channel = new LinkChannel({
      connection,
      label: this.#label,
      onOpen: () => {
        if (isGivenUp) return;
        if (this.#open.has(peer)) this.#user?.closed(peer);
        this.#open.set(peer, open);
        this.#user?.opened(peer, open);
      },
      onClose: detach,
      onMessage: (data) => {
        if (isCurrent()) this.#user?.received(peer, data);
      },
    });
    const open: OpenChannel = {
      send: (text) => channel.send(text),
      openBytes: (name) => (isCurrent() ? LinkBytes.open(connection, name) : null),
    };
    return detach;
  }

  /** Has the user be offered what the other side opens on this connection. One hub only may do so. */
  takeBytes(peer: PeerId, connection: RTCPeerConnection): void {
    connection.addEventListener('datachannel', ({ channel }) => {
      const bytes = LinkBytes.accept(channel);
      if (!bytes || this.#user?.offered?.(peer, bytes) !== true) channel.close();
    });
  }
}
