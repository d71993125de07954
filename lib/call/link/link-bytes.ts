import type { ByteChannel, ByteChannelUser } from '../../base/peer-channels';

/** All channels for bytes have it; what one is for stands in its protocol (W3C webrtc-pc 6.2). */
const LABEL = 'bytes';

/** More is asked for when no more than that waits: enough that a fast line never runs dry. */
const LOW_BYTES = 256 * 1024;

/** What an end takes that does not say so (RFC 8841, 6.1). */
const MESSAGE_BYTES = 65_536;

/** A data channel for bytes, announced over the connection itself (RFC 8832), reliable and in order. */
export class LinkBytes implements ByteChannel {
  readonly name: string;
  readonly #connection: RTCPeerConnection;
  readonly #channel: RTCDataChannel;

  private constructor(connection: RTCPeerConnection, channel: RTCDataChannel) {
    this.name = channel.protocol;
    this.#connection = connection;
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = LOW_BYTES;
  }

  /** @returns null where the connection is closed, or has no number for another one (W3C webrtc-pc, 6.1) */
  static open(connection: RTCPeerConnection, name: string): LinkBytes | null {
    try {
      const channel = connection.createDataChannel(LABEL, { protocol: name });
      return new LinkBytes(connection, channel);
    } catch {
      return null;
    }
  }

  /** @returns what the other side opened; null when it is no channel for bytes */
  static accept(connection: RTCPeerConnection, channel: RTCDataChannel): LinkBytes | null {
    const isForBytes = channel.label === LABEL && channel.ordered;
    return isForBytes ? new LinkBytes(connection, channel) : null;
  }

  get waiting(): number {
    return this.#channel.bufferedAmount;
  }

  get maxMessageBytes(): number {
    return this.#connection.sctp?.maxMessageSize ?? MESSAGE_BYTES;
  }

  use({ opened, drained, received, closed }: ByteChannelUser): void {
    const channel = this.#channel;
    channel.onopen = opened;
    channel.onbufferedamountlow = drained;
    channel.onclose = closed;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) received(new Uint8Array(data));
    };
    if (channel.readyState === 'open') queueMicrotask(opened);
  }

  send(bytes: Uint8Array<ArrayBuffer>): boolean {
    if (this.#channel.readyState !== 'open') return false;
    this.#channel.send(bytes);
    return true;
  }

  close(): void {
    this.#channel.onclose = null;
    this.#channel.close();
  }
}
