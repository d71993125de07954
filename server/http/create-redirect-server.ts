import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { httpsLocation } from './https-location';
import type { HttpsSite } from './https-location';

/** @returns whether the request was answered */
export type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface RedirectServer {
  /** Listens when it is told to; it may also be given sockets with `emit('connection', socket)`. */
  readonly server: Server;
  /** Ends every connection, those that it was given too. */
  close: () => void;
}

/** Who says nothing for so long is gone, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Plain http of a site that has TLS: leads to https, and to nothing else of the site.
 *
 * @param answers what is answered over plain http all the same, first come, first served
 */
export function createRedirectServer(
  site: () => HttpsSite,
  answers: readonly Answer[],
): RedirectServer {
  const server = createServer((request, response) => {
    // The next request belongs on another connection.
    response.shouldKeepAlive = false;
    if (answers.some((answer) => answer(request, response))) return;
    const location = httpsLocation(request, site());
    response.writeHead(location === null ? 400 : 308, {
      'Content-Type': 'text/plain; charset=utf-8',
      // Who tries TLS and turns it off again must not be led here for ever.
      'Cache-Control': 'no-store',
      ...(location !== null && { Location: location }),
    });
    response.end(location === null ? 'Use https.' : `Go to ${location}`);
  });
  server.timeout = PATIENCE_MS;

  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    server,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
