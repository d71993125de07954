import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ServerOptions, WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { Networks } from '../shares/networks-of';
import type { ReadingTurns } from './reading-turns';

/** Time for the last words to arrive, and for the other side to say goodbye. */
export const GOODBYE_MS = 1_000;

type OnOpen = (webSocket: WebSocket, request: IncomingMessage) => void;

/**
 * Makes the WebSockets of Engine.IO. They are read in turns, and they have less patience: a socket that was closed on our
 * side, for whatever reason, is gone after a second, and not after the half minute that `ws` gives by itself.
 *
 * @param networksOf whose turn it is when the client who sent such a request is read
 */
export function webSocketEngine(
  turns: ReadingTurns,
  networksOf: (request: IncomingMessage) => Networks,
): new (options: ServerOptions) => WebSocketServer {
  return class extends WebSocketServer {
    constructor(options: ServerOptions) {
      const hasty = { ...options, closeTimeout: GOODBYE_MS };
      super(hasty);
    }

    override handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      onOpen: OnOpen,
    ): void {
      super.handleUpgrade(request, socket, head, (webSocket) => {
        turns.begin(webSocket, request.socket, networksOf(request));
        onOpen(webSocket, request);
      });
    }
  };
}
