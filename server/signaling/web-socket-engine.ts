import type { ServerOptions } from 'ws';
import { WebSocketServer } from 'ws';

/** Time for the last words to arrive, and for the other side to say goodbye. */
export const GOODBYE_MS = 1_000;

/**
 * The WebSockets of Engine.IO, with less patience: a socket that was closed on our side, for whatever reason, is
 * gone after a second, and not after the half minute that `ws` gives by itself. And each is heard in turn: whoever sends
 * a thousand messages in one packet has one of them read before the next one has one read as well.
 */
export class WebSocketEngine extends WebSocketServer {
  constructor(options: ServerOptions) {
    const hastyAndFair = { ...options, closeTimeout: GOODBYE_MS, allowSynchronousEvents: false };
    super(hastyAndFair);
  }
}
