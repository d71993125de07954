import type { ByteChannel, ByteChannelUser } from '../../base/peer-channels';

/** All channels for bytes have it; what one is for stands in its protocol (W3C webrtc-pc 6.2). */
const LABEL = 'bytes';

/** More is asked for when no more than that waits: enough that a fast line never runs dry. */
const LOW_BYTES = 256 * 1024;

/** A data channel for bytes, announced over the connection itself (RFC 8832), reliable and in order. */
export class LinkBytes implements ByteChannel {
  readonly name: string;
  readonly #channel: RTCDataChannel;

  private constructor(channel: RTCDataChannel) {
    this.name = channel.protocol;
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = LOW_BYTES;
  }

  static open(connection: RTCPeerConnection, name: string): LinkBytes | null {
    if (connection.signalingState === 'closed') return null;
    return new LinkBytes(connection.createDataChannel(LABEL, { protocol: name }));
  }

  /** @returns what the other side opened; null when it is no channel for bytes */
  static accept(channel: RTCDataChannel): LinkBytes | null {
    return channel.label === LABEL && channel.ordered ? new LinkBytes(channel) : null;
  }

  get waiting(): number {
    return this.#channel.bufferedAmount;
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
