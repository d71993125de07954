import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Networks } from '../shares/networks-of';
import { Turns } from '../shares/turns';

/** So much of one turn of the event loop is spent on what comes in over WebSockets. */
export const READING_TURN_MS = 2;

/** So much of one connection is read before others have their turn: some six short messages, each of which may be dear. */
export const READING_SLICE_BYTES = 256;

/** Of each the system may have handed over 64 KiB. More do not wait. */
export const MAX_READERS_WAITING = 256;

interface Reader {
  readonly webSocket: Pick<WebSocket, 'isPaused'>;
  readonly socket: Socket;
  readonly networks: Networks;
  isWaiting: boolean;
}

/**
 * Has WebSockets read in slices: at once, as long as that takes little of the event loop's turn; beyond that in the turns
 * that follow, one network after the other. A packet may hold two thousand messages, and `ws` reads on to its end, also
 * when the first one had the connection cut off. Whoever says as much waits for most of it, and others for little.
 */
export class ReadingTurns {
  readonly #turns = new Turns<Reader>();
  readonly #now: () => number;
  #spentMs = 0;
  #waiting = 0;
  #isReading = false;
  #isTurnWatched = false;

  /** @param now milliseconds on any clock that does not go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** To be called when the WebSocket has begun to listen to its socket. */
  begin(webSocket: Reader['webSocket'], socket: Socket, networks: Networks): void {
    const reader: Reader = { webSocket, socket, networks, isWaiting: false };
    // With this listener nothing flows by itself: 'data' is what is asked for (Node.js, `readable.read`).
    socket.on('readable', () => {
      if (!reader.isWaiting) this.#onReadable(reader);
    });
    // Else `ws` would read at once what is left of a connection that was cut off.
    socket.prependListener('close', dropRest);
  }

  #onReadable(reader: Reader): void {
    this.#watchTurn();
    const hasTime = !this.#isReading && this.#spentMs < READING_TURN_MS;
    if (hasTime && this.#waiting === 0) return this.#readOn(reader);
    this.#wait(reader);
    // Nothing more is taken from the system meanwhile.
    while (this.#waiting > MAX_READERS_WAITING) this.#read(this.#next());
  }

  #wait(reader: Reader): void {
    reader.isWaiting = true;
    this.#waiting += 1;
    this.#turns.add(reader.networks, reader);
  }

  #watchTurn(): void {
    if (this.#isTurnWatched) return;
    this.#isTurnWatched = true;
    setImmediate(() => {
      this.#isTurnWatched = false;
      this.#spentMs = 0;
      if (this.#waiting === 0) return;
      this.#watchTurn();
      this.#readOn(this.#next());
    });
  }

  #readOn(reader: Reader | null): void {
    this.#isReading = true;
    const startMs = this.#now();
    this.#read(reader);
    // Socket.IO does in the next tick what it has read, which comes before this one.
    process.nextTick(() => {
      this.#isReading = false;
      this.#spentMs += this.#now() - startMs;
      if (this.#waiting > 0 && this.#spentMs < READING_TURN_MS) this.#readOn(this.#next());
    });
  }

  #next(): Reader | null {
    const reader = this.#turns.take();
    if (!reader) return null;
    this.#waiting -= 1;
    reader.isWaiting = false;
    return reader;
  }

  #read(reader: Reader | null): void {
    if (!reader) return;
    const { socket, webSocket } = reader;
    if (socket.destroyed || webSocket.isPaused) return;
    socket.read(Math.min(READING_SLICE_BYTES, socket.readableLength));
    if (socket.readableLength > 0) this.#wait(reader);
    // Asks for more, and for the end.
    else socket.read(0);
  }
}

function dropRest(this: Socket): void {
  this.read();
}
