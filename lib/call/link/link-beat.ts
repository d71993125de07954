import { LinkChannel } from './link-channel';

/** How often a sign of life is sent, at most, in milliseconds. */
const BEAT_MS = 350;

/** All that there is to say. */
const BEAT = '.';

export interface LinkBeatOptions {
  connection: RTCPeerConnection;
  /** The other side's. */
  onBeat: () => void;
}

/**
 * A sign of life from page to page over one connection, a few times a second. It tells that a line is cut sooner than
 * what else is sent, which may be nothing for a while, and costs no more than a packet.
 */
export class LinkBeat {
  readonly #channel: LinkChannel;
  #beatMs = -Infinity;

  constructor({ connection, onBeat }: LinkBeatOptions) {
    const ignore = () => undefined;
    this.#channel = new LinkChannel({
      connection,
      label: 'beat',
      onOpen: ignore,
      onClose: ignore,
      onMessage: onBeat,
    });
  }

  /** To be called again and again. */
  poll(nowMs: number): void {
    if (nowMs - this.#beatMs < BEAT_MS) return;
    this.#beatMs = nowMs;
    this.#channel.send(BEAT);
  }
}
