/**
 * The data channels of a connection, each with its number. Both sides open them by it, so they need no announcement
 * (W3C webrtc-pc 6.2, negotiated). A number is never given to another label, since pages of different age meet; nor is one
 * that an older page may take for the next channel that it announces, the lowest that it has left.
 */
const channelNumbers = { control: 0, chat: 1, transfer: 2, beat: 100 } as const;

export type ChannelLabel = keyof typeof channelNumbers;

/** What is late there is of no use any more. Everything else is reliable and in order. */
const unreliable: RTCDataChannelInit = { ordered: false, maxRetransmits: 0 };

export interface LinkChannelOptions {
  connection: RTCPeerConnection;
  label: ChannelLabel;
  onOpen: () => void;
  /** The other side closed its connection: this one will tell of it later. */
  onClose: () => void;
  onMessage: (data: unknown) => void;
}

/**
 * A channel between two peers, without the server. It lives as long as its connection; the next
 * connection has another one under the same label, and what was not delivered is for its user to say again.
 */
export class LinkChannel {
  readonly #channel: RTCDataChannel;

  constructor({ connection, label, onOpen, onClose, onMessage }: LinkChannelOptions) {
    this.#channel = connection.createDataChannel(label, {
      negotiated: true,
      id: channelNumbers[label],
      ...(label === 'beat' && unreliable),
    });
    this.#channel.onopen = onOpen;
    this.#channel.onclose = onClose;
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => onMessage(data);
  }

  get isOpen(): boolean {
    return this.#channel.readyState === 'open';
  }

  get isClosed(): boolean {
    return this.#channel.readyState === 'closed';
  }

  /** @returns false when the channel is not open; nothing was sent then. */
  send(text: string): boolean {
    if (!this.isOpen) return false;
    this.#channel.send(text);
    return true;
  }
}
