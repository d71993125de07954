import type { ControlMessage } from '../../signaling/peer-signal';
import { parseControlMessage } from '../../signaling/peer-signal';

/** Both sides open it with this number, so it needs no announcement (W3C webrtc-pc 6.2, negotiated). */
const CONTROL_CHANNEL_ID = 0;

export interface ControlChannelOptions {
  connection: RTCPeerConnection;
  onOpen: () => void;
  /** The other side closed its connection: this one will tell of it later. */
  onClose: () => void;
  onMessage: (message: ControlMessage) => void;
}

/** The reliable, ordered channel between two peers: signals, facts and goodbye, without the server. */
export class ControlChannel {
  readonly #channel: RTCDataChannel;

  constructor({ connection, onOpen, onClose, onMessage }: ControlChannelOptions) {
    this.#channel = connection.createDataChannel('control', {
      negotiated: true,
      id: CONTROL_CHANNEL_ID,
    });
    this.#channel.onopen = onOpen;
    this.#channel.onclose = onClose;
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = parseControlMessage(data);
      if (message) onMessage(message);
    };
  }

  get isOpen(): boolean {
    return this.#channel.readyState === 'open';
  }

  get isClosed(): boolean {
    return this.#channel.readyState === 'closed';
  }

  /** @returns false when the channel is not open; nothing was sent then. */
  send(message: ControlMessage): boolean {
    if (!this.isOpen) return false;
    this.#channel.send(JSON.stringify(message));
    return true;
  }
}
