import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { listenOn } from '../port/listen-on';
import type { HttpsSite } from './https-location';
import { httpsLocation } from './https-location';

/** @returns whether the request was answered */
export type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Who says nothing for so long is gone. */
const PATIENCE_MS = 10_000;

/** Plain http of a site that has TLS: leads to https, and to nothing else of the site. */
export class RedirectServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  /**
   * @param site asked at each request
   * @param answers what is answered over plain http all the same, first come, first served
   */
  constructor(site: () => HttpsSite, answers: readonly Answer[]) {
    this.#server = createServer((request, response) => {
      // The next request belongs on another connection.
      response.shouldKeepAlive = false;
      if (!answers.some((answer) => answer(request, response))) redirect(request, response, site());
    });
    this.#server.timeout = PATIENCE_MS;
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** Is called before a request is answered. */
  onRequest(listener: RequestListener): void {
    this.#server.prependListener('request', listener);
  }

  /** Takes a connection that came in on another server's port. */
  take(socket: Socket): void {
    this.#server.emit('connection', socket);
  }

  /**
   * Takes connections on a port of its own.
   *
   * @throws {ConfigError} when the port cannot be had
   */
  listen(port: number, host: string | null): Promise<number> {
    return listenOn(this.#server, port, host, `HTTP_REDIRECT_PORT ${port}`);
  }

  /** Ends every connection too. */
  close(): void {
    if (this.#server.listening) this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

function redirect(request: IncomingMessage, response: ServerResponse, site: HttpsSite): void {
  const location = httpsLocation(request, site);
  response.writeHead(location === null ? 400 : 308, {
    'Content-Type': 'text/plain; charset=utf-8',
    // Who tries TLS and turns it off again must not be led here for ever.
    'Cache-Control': 'no-store',
    ...(location !== null && { Location: location }),
  });
  response.end(location === null ? 'Use https.' : `Go to ${location}`);
}
