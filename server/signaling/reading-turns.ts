import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Networks } from '../shares/networks-of';
import type { LoopTurns, Work } from './loop-turns';

/** So much of one connection is read before others have their turn: some six short messages, each of which may be dear. */
export const READING_SLICE_BYTES = 256;

/** More than that is much for a connection to have waiting. */
export const MUCH_WAITING_BYTES = 16 * 1_024;

/** When so much waits in all, those who have much waiting are cut off. */
export const MAX_WAITING_BYTES = 64 * 1_024 ** 2;

type ReadWebSocket = Pick<WebSocket, 'isPaused' | 'terminate'>;

/** One WebSocket that is read in turns. */
class Reader implements Work {
  readonly webSocket: ReadWebSocket;
  readonly networks: Networks;
  readonly #socket: Socket;
  readonly #onRead: (reader: Reader, left: number) => void;
  isWaiting = false;
  /** What was taken from the system, and not read yet. */
  bytes = 0;

  constructor(
    webSocket: ReadWebSocket,
    socket: Socket,
    networks: Networks,
    onRead: (reader: Reader, left: number) => void,
  ) {
    this.webSocket = webSocket;
    this.networks = networks;
    this.#socket = socket;
    this.#onRead = onRead;
  }

  step(): boolean {
    const socket = this.#socket;
    this.isWaiting = false;
    if (socket.destroyed || this.webSocket.isPaused) return false;
    socket.read(Math.min(READING_SLICE_BYTES, socket.readableLength));
    this.#onRead(this, socket.readableLength);
    this.isWaiting = this.bytes > 0;
    // Asks for more, and for the end.
    if (!this.isWaiting) socket.read(0);
    return this.isWaiting;
  }
}

/**
 * Has WebSockets read in slices, in turns. A packet may hold two thousand messages, and `ws` reads what it is given to its
 * end, also when the first one had the connection cut off.
 */
export class ReadingTurns {
  readonly #turns: LoopTurns;
  readonly #readers = new WeakMap<Socket, Reader>();
  readonly #muchWaits = new Set<Reader>();
  // One of each for all: they stay for as long as a connection does.
  readonly #onRead = (reader: Reader, left: number): void => this.#count(reader, left);
  readonly #onReadable: (this: Socket) => void;
  readonly #onClose: (this: Socket) => void;
  #bytes = 0;

  constructor(turns: LoopTurns) {
    this.#turns = turns;
    const wait = (socket: Socket): void => this.#wait(socket);
    const end = (socket: Socket): void => this.#end(socket);
    this.#onReadable = function () {
      wait(this);
    };
    this.#onClose = function () {
      end(this);
    };
  }

  /** To be called when the WebSocket has begun to listen to its socket. */
  begin(webSocket: ReadWebSocket, socket: Socket, networks: Networks): void {
    this.#readers.set(socket, new Reader(webSocket, socket, networks, this.#onRead));
    // With this listener nothing flows by itself: 'data' is what is asked for (Node.js, `readable.read`).
    socket.on('readable', this.#onReadable);
    socket.prependListener('close', this.#onClose);
  }

  #wait(socket: Socket): void {
    const reader = this.#readers.get(socket);
    if (!reader) return;
    this.#count(reader, socket.readableLength);
    if (reader.isWaiting) return;
    reader.isWaiting = true;
    this.#turns.add(reader);
    if (this.#bytes > MAX_WAITING_BYTES) this.#cutOffOne();
  }

  /** Else `ws` would read at once what is left of a connection that was cut off, or that the other side broke. */
  #end(socket: Socket): void {
    socket.read();
    const reader = this.#readers.get(socket);
    if (reader) this.#count(reader, 0);
  }

  #count(reader: Reader, bytes: number): void {
    this.#bytes += bytes - reader.bytes;
    reader.bytes = bytes;
    if (bytes > MUCH_WAITING_BYTES) this.#muchWaits.add(reader);
    else this.#muchWaits.delete(reader);
  }

  #cutOffOne(): void {
    const [reader] = this.#muchWaits;
    if (!reader) return;
    this.#muchWaits.delete(reader);
    reader.webSocket.terminate();
  }
}
