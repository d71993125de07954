import type { ServerOptions } from 'ws';
import { WebSocketServer } from 'ws';

/** Time for the last words to arrive, and for the other side to say goodbye. */
export const GOODBYE_MS = 1_000;

/**
 * The WebSockets of Engine.IO, with less patience: a socket that was closed on our side, for whatever reason, is
 * gone after a second, and not after the half minute that `ws` gives by itself.
 */
export class WebSocketEngine extends WebSocketServer {
  constructor(options: ServerOptions) {
    const hasty = { ...options, closeTimeout: GOODBYE_MS };
    super(hasty);
  }
}
