import { EarlyWords } from '../../base/early-words';
import type { Gate } from '../../base/gate';
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
   * @param gate open once this peer has a seat, and this side too: before, nobody uses the channel
   * @returns what takes it away, when that connection is given up
   */
  attach(peer: PeerId, connection: RTCPeerConnection, gate: Gate): () => void {
    const isCurrent = () => this.#open.get(peer) === open;
    const early = new EarlyWords();
    let isGivenUp = false;
    const begin = () => {
      if (isGivenUp) return;
      if (this.#open.has(peer)) this.#user?.closed(peer);
      this.#open.set(peer, open);
      this.#user?.opened(peer, open);
      for (const text of early.take()) if (isCurrent()) this.#user?.received(peer, text);
    };
    const withdraw = gate.whenOpen(() => channel.isOpen && begin());
    const detach = () => {
      isGivenUp = true;
      withdraw();
      if (!isCurrent()) return;
      this.#open.delete(peer);
      this.#user?.closed(peer);
    };
    const channel = new LinkChannel({
      connection,
      label: this.#label,
      onOpen: () => gate.isOpen && begin(),
      onClose: detach,
      onMessage: (data) => {
        if (!gate.isOpen) early.hold(data);
        else if (isCurrent()) this.#user?.received(peer, data);
      },
    });
    const open: OpenChannel = {
      send: (text) => channel.send(text),
      openBytes: (name) => (isCurrent() ? LinkBytes.open(connection, name) : null),
    };
    return detach;
  }

  /** Has the user be offered what the other side opens on this connection. One hub only may do so. */
  takeBytes(peer: PeerId, connection: RTCPeerConnection, gate: Gate): void {
    connection.addEventListener('datachannel', ({ channel }) => {
      const bytes = gate.isOpen ? LinkBytes.accept(connection, channel) : null;
      if (!bytes || this.#user?.offered?.(peer, bytes) !== true) channel.close();
    });
  }
}
