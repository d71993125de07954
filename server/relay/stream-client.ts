import type { Socket } from 'node:net';
import type { Ends } from '../net/proxy-protocol';
import type { Backlog } from './backlog';
import type { ClientPath } from './client-path';
import { paddedLength } from './codec/padded-length';
import type { TransportAddress } from './codec/transport-address';
import type { RelayLimits } from './relay-limits';

const PADDING = Buffer.alloc(3);

/** What a frame takes in memory besides its bytes while it waits: many small ones are not small. */
const FRAME_COST_BYTES = 512;

export interface StreamClientParts {
  socket: Socket;
  ends: Ends;
  limits: RelayLimits;
  backlog: Backlog;
}

/** A client over TCP or TLS: its frames lie one behind the other in a stream. */
export class StreamClient implements ClientPath {
  readonly local: TransportAddress;
  readonly remote: TransportAddress;
  readonly #socket: Socket;
  readonly #limits: RelayLimits;
  readonly #backlog: Backlog;
  readonly #onSent = (): void => void this.#framesWaiting--;
  #framesWaiting = 0;
  /** What the backlog of all was told of this one. */
  #bytesTold = 0;
  #isHeld = false;
  #isCorked = false;
  /** Whether something of an earlier time waits still. */
  #isBehind = false;

  constructor({ socket, ends: { local, remote }, limits, backlog }: StreamClientParts) {
    this.#socket = socket;
    this.local = local;
    this.remote = remote;
    this.#limits = limits;
    this.#backlog = backlog;
  }

  /** Whether it has an allocation. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Who does not even take answers is cut off. */
  send(message: Buffer): void {
    const limit = this.#mostMediaBytes + this.#limits.answerBacklogBytes;
    if (this.#bytesWaiting > limit) this.#socket.destroy();
    else this.#write(message);
  }

  sendMedia(frame: Buffer): boolean {
    if (this.#bytesWaiting > this.#mostMediaBytes) return false;
    this.#write(frame);
    return true;
  }

  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
  }

  /** Tells the backlog of all what waits here. To be called every few seconds, and at the end. */
  account(): void {
    const waiting = this.#socket.destroyed ? 0 : this.#bytesWaiting;
    this.#backlog.add(waiting - this.#bytesTold);
    this.#bytesTold = waiting;
  }

  get #bytesWaiting(): number {
    const { writableLength } = this.#socket;
    // Of what has just left, the socket tells a moment later.
    return writableLength === 0 ? 0 : writableLength + this.#framesWaiting * FRAME_COST_BYTES;
  }

  get #mostMediaBytes(): number {
    const { mediaBacklogBytes, crowdedBacklogBytes } = this.#limits;
    if (!this.#isHeld) return 0;
    return this.#backlog.isCrowded ? crowdedBacklogBytes : mediaBacklogBytes;
  }

  /** With the padding of ChannelData (RFC 8656 section 12.5); STUN messages need none. */
  #write(frame: Buffer): void {
    if (this.#socket.destroyed) return;
    if (!this.#isCorked) this.#cork();
    this.#framesWaiting++;
    this.#socket.write(this.#isBehind ? alone(frame) : frame, this.#onSent);
    const padding = paddedLength(frame.length) - frame.length;
    if (padding > 0) this.#socket.write(PADDING.subarray(0, padding));
  }

  /** What comes in one go leaves in one go. */
  #cork(): void {
    this.#isCorked = true;
    this.#isBehind = this.#socket.writableLength > 0;
    this.#socket.cork();
    setImmediate(() => {
      this.#isCorked = false;
      this.#socket.uncork();
      this.account();
    });
  }
}

/** A frame is mostly part of what came in one go, and all of that is kept as long as the frame has to wait. */
function alone(frame: Buffer): Buffer {
  if (frame.length === frame.buffer.byteLength) return frame;
  const copy = Buffer.allocUnsafeSlow(frame.length);
  frame.copy(copy);
  return copy;
}
