import type { ChannelUser, OpenChannel, PeerChannels } from '../../base/peer-channels';
import type { PeerId } from '../../signaling/identifiers';

export interface ChannelHubOptions {
  label: string;
  /** Both sides open it with this number (W3C webrtc-pc 6.2, negotiated); 0 is the control channel's. */
  id: number;
  self: () => PeerId;
}

/** One capability's data channels, one on each link, and their change from one connection to the next. */
export class ChannelHub implements PeerChannels<PeerId> {
  readonly #options: ChannelHubOptions;
  readonly #open = new Map<PeerId, OpenChannel>();
  #user: ChannelUser<PeerId> | null = null;

  constructor(options: ChannelHubOptions) {
    this.#options = options;
  }

  readonly self = (): PeerId => this.#options.self();

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
    const { label, id } = this.#options;
    const channel = connection.createDataChannel(label, { negotiated: true, id });
    const open: OpenChannel = {
      send: (text) => {
        if (channel.readyState !== 'open') return false;
        channel.send(text);
        return true;
      },
    };
    const isCurrent = () => this.#open.get(peer) === open;
    const detach = () => {
      channel.onopen = null;
      if (!isCurrent()) return;
      this.#open.delete(peer);
      this.#user?.closed(peer);
    };
    channel.onopen = () => {
      if (this.#open.has(peer)) this.#user?.closed(peer);
      this.#open.set(peer, open);
      this.#user?.opened(peer, open);
    };
    channel.onclose = detach;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isCurrent()) this.#user?.received(peer, data);
    };
    return detach;
  }
}
