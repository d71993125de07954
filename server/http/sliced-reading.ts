import type { Socket } from 'node:net';
import { takeListeners } from '../port/take-listeners';

/** Of the header of a browser's request it is about one. */
export const SLICE_BYTES = 1_024;

const NOTHING: Buffer = Buffer.alloc(0);

/**
 * Has the HTTP parser read in slices. It goes on to the end of what it is given, also when a request in it has
 * ended the connection; one packet after the other may hold two thousand requests in 64 KiB, each of which becomes
 * two objects and, since nobody waits for it any more, an error.
 */
export class SlicedReading {
  readonly #endings = new WeakMap<Socket, () => void>();

  /** To be called when an HTTP server has taken the connection. */
  begin(socket: Socket): void {
    const parse = takeListeners<[Buffer]>(socket, 'data');
    let rest = NOTHING;
    const giveBack = (): void => {
      const left = rest;
      rest = NOTHING;
      if (left.length > 0 && !socket.destroyed) socket.unshift(left);
    };
    const read = (chunk: Buffer): void => {
      rest = chunk;
      // The server pauses a connection whose client is slower to read than to ask.
      while (rest.length > 0 && !socket.destroyed && !socket.isPaused()) {
        const slice = rest.subarray(0, SLICE_BYTES);
        rest = rest.subarray(SLICE_BYTES);
        parse(slice);
      }
      giveBack();
    };
    socket.on('data', read);
    this.#endings.set(socket, () => {
      socket.off('data', read);
      giveBack();
    });
  }

  /** To be called when another protocol begins there, before what it has been sent already is given back. */
  end(socket: Socket): void {
    this.#endings.get(socket)?.();
    this.#endings.delete(socket);
  }
}
