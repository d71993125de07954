import type { Socket } from 'node:net';
import type { Ends } from '../net/proxy-protocol';
import type { ClientPath } from './client-path';
import { paddedLength } from './codec/padded-length';
import type { TransportAddress } from './codec/transport-address';
import type { RelayLimits } from './relay-limits';

const PADDING = Buffer.alloc(3);

/** A client over TCP or TLS: its frames lie one behind the other in a stream. */
export class StreamClient implements ClientPath {
  readonly local: TransportAddress;
  readonly remote: TransportAddress;
  readonly #socket: Socket;
  readonly #limits: RelayLimits;
  #isHeld = false;
  #isCorked = false;

  constructor(socket: Socket, { local, remote }: Ends, limits: RelayLimits) {
    this.#socket = socket;
    this.local = local;
    this.remote = remote;
    this.#limits = limits;
  }

  /** Whether it has an allocation. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Who does not even take answers is cut off. */
  send(message: Buffer): void {
    if (this.#socket.writableLength > this.#limits.controlBacklogBytes) this.#socket.destroy();
    else this.#write(message);
  }

  sendMedia(frame: Buffer): boolean {
    if (this.#socket.writableLength > this.#limits.mediaBacklogBytes) return false;
    this.#write(frame);
    return true;
  }

  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
  }

  /** With the padding of ChannelData (RFC 8656 section 12.5); STUN messages need none. */
  #write(frame: Buffer): void {
    if (this.#socket.destroyed) return;
    // What comes in one go leaves in one go.
    if (!this.#isCorked) {
      this.#isCorked = true;
      this.#socket.cork();
      setImmediate(() => {
        this.#isCorked = false;
        this.#socket.uncork();
      });
    }
    this.#socket.write(frame);
    const padding = paddedLength(frame.length) - frame.length;
    if (padding > 0) this.#socket.write(PADDING.subarray(0, padding));
  }
}
