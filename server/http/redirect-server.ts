import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionCount } from '../port/connection-count';
import { listenOn } from '../port/listen-on';
import type { Handler } from '../port/protocol-sniffer';
import { takeConnections } from '../port/take-connections';
import type { HttpFront } from './http-front';
import type { HttpsSite } from './https-location';
import { httpsLocation } from './https-location';

/** @returns whether the request was answered */
export type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface RedirectServerParts {
  /** Asked at each request. */
  readonly site: () => HttpsSite;
  /** What is answered over plain http all the same. */
  readonly answer: Answer;
  readonly front: HttpFront;
  /** Counts the connections of the port of its own. */
  readonly connections: ConnectionCount;
  /** How long a connection may last, in milliseconds. */
  readonly lifeMs: number;
}

/** Plain http of a site that has TLS: leads to https, and to nothing else of the site. */
export class RedirectServer {
  readonly #server: Server;
  readonly #serve: Handler;
  readonly #lifeMs: number;
  readonly #sockets = new Set<Socket>();

  constructor({ site, answer, front, connections, lifeMs }: RedirectServerParts) {
    this.#lifeMs = lifeMs;
    this.#server = createServer((request, response) => {
      // The next request belongs on another connection.
      response.shouldKeepAlive = false;
      if (!answer(request, response)) redirect(request, response, site());
    });
    front.standBefore(this.#server, { allows: () => true, opens: () => false });
    this.#serve = takeConnections(this.#server, (socket) => {
      if (connections.admit(socket)) this.take(socket);
    });
  }

  /** Takes a connection that came in on another server's port. */
  take(socket: Socket): void {
    // Absolute: Node watches the time limits of requests only on servers that listen.
    const end = setTimeout(() => socket.destroy(), this.#lifeMs);
    this.#sockets.add(socket);
    socket.on('close', () => {
      clearTimeout(end);
      this.#sockets.delete(socket);
    });
    this.#serve(socket);
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
