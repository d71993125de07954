import type { Socket } from 'node:net';
import type { Ends } from '../net/proxy-protocol';
import type { Backlog } from './backlog';
import type { ClientPath } from './client-path';
import { paddedLength } from './codec/padded-length';
import type { TransportAddress } from './codec/transport-address';
import type { RelayLimits } from './relay-limits';

const PADDING = Buffer.alloc(3);

/** What a write takes in memory at least while it waits, however little it is. */
const LEAST_BYTES = 512;

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
  readonly #onTurnEnd = (): void => this.#endTurn();
  readonly #onPieceSent = (): void => this.#pieceSent();
  /** Whether something was written in this turn of the event loop. */
  #isInTurn = false;
  /** Whether something of an earlier turn waits still. */
  #isBehind = false;
  /** What is to be written at the end of this turn, as one piece. */
  #frames: Buffer[] = [];
  #frameBytes = 0;
  #piecesWaiting = 0;
  /** What small frames take more than they have bytes: of this turn, and of the last one that got stuck. */
  #extraBytes = 0;
  #stuckExtraBytes = 0;
  /** What the backlog of all was told of this one. */
  #bytesTold = 0;
  #isHeld = false;

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
    if (writableLength === 0) return this.#frameBytes;
    const extra = this.#extraBytes + this.#stuckExtraBytes + this.#piecesWaiting * LEAST_BYTES;
    return this.#frameBytes + writableLength + extra;
  }

  get #mostMediaBytes(): number {
    const { mediaBacklogBytes, crowdedBacklogBytes } = this.#limits;
    if (!this.#isHeld) return 0;
    return this.#backlog.isCrowded ? crowdedBacklogBytes : mediaBacklogBytes;
  }

  #write(frame: Buffer): void {
    if (this.#socket.destroyed) return;
    if (!this.#isInTurn) this.#beginTurn();
    if (this.#isBehind) {
      this.#frames.push(frame);
      this.#frameBytes += paddedLength(frame.length);
      return;
    }
    this.#extraBytes += Math.max(0, LEAST_BYTES - frame.length);
    this.#socket.write(frame);
    // The padding of ChannelData (RFC 8656 section 12.5); STUN messages need none.
    const padding = paddedLength(frame.length) - frame.length;
    if (padding > 0) this.#socket.write(PADDING.subarray(0, padding));
  }

  /** What comes in one go leaves in one go. */
  #beginTurn(): void {
    this.#isInTurn = true;
    this.#isBehind = this.#socket.writableLength > 0;
    if (!this.#isBehind) {
      this.#stuckExtraBytes = 0;
      this.#socket.cork();
    }
    setImmediate(this.#onTurnEnd);
  }

  #endTurn(): void {
    this.#isInTurn = false;
    if (this.#isBehind) this.#writePiece();
    else {
      this.#socket.uncork();
      this.#stuckExtraBytes = this.#extraBytes;
      this.#extraBytes = 0;
    }
    this.account();
  }

  /**
   * A frame is mostly part of what came from another client in one go, all of which is kept as long as the
   * frame has to wait: where frames do wait, they get a piece of memory of their own together.
   */
  #writePiece(): void {
    const piece = Buffer.allocUnsafeSlow(this.#frameBytes);
    let end = 0;
    for (const frame of this.#frames) {
      frame.copy(piece, end);
      piece.fill(0, end + frame.length, end + paddedLength(frame.length));
      end += paddedLength(frame.length);
    }
    this.#frames = [];
    this.#frameBytes = 0;
    if (this.#socket.destroyed) return;
    this.#piecesWaiting++;
    this.#socket.write(piece, this.#onPieceSent);
  }

  /** And with it all that was stuck before it. */
  #pieceSent(): void {
    this.#piecesWaiting--;
    this.#stuckExtraBytes = 0;
  }
}
