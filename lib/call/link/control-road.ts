import type { PeerSignal } from '../../signaling/peer-signal';
import { signalKind } from '../../signaling/peer-signal';
import { LinkBeat } from './link-beat';
import { LinkChannel } from './link-channel';

export interface ControlRoadOptions {
  connection: RTCPeerConnection;
  /** Whether there is a road beside the control channel, over the server or a friend. */
  isOtherRoad: () => boolean;
  /** That road, taken while the control channel cannot carry. */
  sendAround: (signal: PeerSignal) => void;
  /** Something came over the control channel. */
  onMessage: (data: unknown) => void;
  /** The other side's page is heard, without anything to say. */
  onBeat: () => void;
  /** The control channel carries from now on. */
  onOpen: () => void;
  /** The other side closed its connection. */
  onClose: () => void;
}

/** The road for signals and for everything else that two pages tell each other: one connection's control channel. */
export class ControlRoad {
  readonly #options: ControlRoadOptions;
  readonly #control: LinkChannel;
  readonly #beat: LinkBeat;
  #doubted = false;
  #closed = false;

  constructor(options: ControlRoadOptions) {
    const { connection, onOpen, onClose, onMessage, onBeat } = options;
    this.#options = options;
    this.#control = new LinkChannel({
      connection,
      label: 'control',
      onOpen,
      onClose,
      onMessage: (data) => !this.#closed && onMessage(data),
    });
    this.#beat = new LinkBeat({ connection, onBeat: () => !this.#closed && onBeat() });
  }

  /** Whether the other side closed its connection. */
  get ended(): boolean {
    return this.#control.isClosed;
  }

  /** Whether it carries. */
  get canTell(): boolean {
    const { connectionState } = this.#options.connection;
    return connectionState === 'connected' && !this.#doubted && this.#control.isOpen;
  }

  /** Whether signals had better not go over it, though it is open: nobody may hear them. */
  doubt(doubted: boolean): void {
    this.#doubted = doubted;
  }

  /** @returns false when the control channel is not open; nothing was sent then. */
  tell(message: string): boolean {
    return this.#control.send(message);
  }

  /** Takes a signal here while it carries, and around otherwise. */
  send(signal: PeerSignal): void {
    const tell = () => this.tell(signalKind.write(signal));
    if (this.#closed || (this.canTell && tell())) return;
    if (this.#options.isOtherRoad()) this.#options.sendAround(signal);
    // Nothing else is left, and it arrives should the way come back.
    else tell();
  }

  /** Gives a sign of life, when it is time for one. To be called again and again. */
  beat(nowMs: number): void {
    this.#beat.poll(nowMs);
  }

  /** Nothing that comes over it counts any more. It ends with its connection. */
  close(): void {
    this.#closed = true;
  }
}
