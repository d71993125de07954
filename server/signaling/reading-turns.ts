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

interface Reader extends Work {
  readonly webSocket: Pick<WebSocket, 'isPaused' | 'terminate'>;
  isWaiting: boolean;
  /** What was taken from the system, and not read yet. */
  bytes: number;
}

/**
 * Has WebSockets read in slices, in turns. A packet may hold two thousand messages, and `ws` reads what it is given to its
 * end, also when the first one had the connection cut off.
 */
export class ReadingTurns {
  readonly #turns: LoopTurns;
  readonly #muchWaits = new Set<Reader>();
  #bytes = 0;

  constructor(turns: LoopTurns) {
    this.#turns = turns;
  }

  /** To be called when the WebSocket has begun to listen to its socket. */
  begin(webSocket: Reader['webSocket'], socket: Socket, networks: Networks): void {
    const step = (): boolean => this.#read(reader, socket);
    const reader: Reader = { webSocket, networks, step, isWaiting: false, bytes: 0 };
    // With this listener nothing flows by itself: 'data' is what is asked for (Node.js, `readable.read`).
    socket.on('readable', () => {
      this.#count(reader, socket.readableLength);
      if (reader.isWaiting) return;
      reader.isWaiting = true;
      this.#turns.add(reader);
      if (this.#bytes > MAX_WAITING_BYTES) this.#cutOffOne();
    });
    // Else `ws` would read at once what is left of a connection that was cut off, or that the other side broke.
    socket.prependListener('close', () => {
      socket.read();
      this.#count(reader, 0);
    });
  }

  #read(reader: Reader, socket: Socket): boolean {
    reader.isWaiting = false;
    if (socket.destroyed || reader.webSocket.isPaused) return false;
    socket.read(Math.min(READING_SLICE_BYTES, socket.readableLength));
    this.#count(reader, socket.readableLength);
    reader.isWaiting = reader.bytes > 0;
    // Asks for more, and for the end.
    if (!reader.isWaiting) socket.read(0);
    return reader.isWaiting;
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
