import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Logger } from 'pino';
import type { MetricsConfig } from '../config/metrics-config';
import { listenOn } from '../port/listen-on';

export interface MetricsServerParts {
  /** @returns the figures, as text of this kind */
  readonly report: () => Promise<string>;
  readonly contentType: string;
  readonly logger: Logger;
}

/** Whoever asks for figures is one or two programs. */
export const MAX_METRICS_CONNECTIONS = 8;

/** The whole life of a connection, which is for one request. The relay may take five seconds over its figures. */
export const METRICS_CONNECTION_MS = 10_000;

/**
 * Tells the figures on a port of its own, and nothing else there: whatever comes in on the site's port, one can see
 * from here what it does.
 */
export class MetricsServer {
  readonly #parts: MetricsServerParts;
  readonly #server: Server;
  /** One report at a time, for everybody who asks meanwhile. */
  #underWay: Promise<string> | null = null;

  constructor(parts: MetricsServerParts) {
    this.#parts = parts;
    const server = createServer({ keepAlive: false }, (request, response) => {
      void this.#answer(request, response);
    });
    server.maxConnections = MAX_METRICS_CONNECTIONS;
    server.on('connection', (socket) => {
      const end = setTimeout(() => socket.destroy(), METRICS_CONNECTION_MS);
      socket.once('close', () => clearTimeout(end));
    });
    this.#server = server;
  }

  /**
   * @returns the port
   * @throws {ConfigError} when it cannot be had
   */
  listen({ port, host }: MetricsConfig): Promise<number> {
    return listenOn(this.#server, port, host, `METRICS_PORT ${port} of METRICS_HOST ${host}`);
  }

  close(): void {
    if (this.#server.listening) this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer({ method, url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
    // The next request belongs on another connection.
    response.shouldKeepAlive = false;
    const [path] = url.split('?');
    if (path !== '/metrics') return void response.writeHead(404).end();
    if (method !== 'GET' && method !== 'HEAD') {
      return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    }
    const { contentType, logger } = this.#parts;
    try {
      const text = await (this.#underWay ??= this.#report());
      response.writeHead(200, {
        'Content-Type': contentType,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      });
      response.end(text);
    } catch (error) {
      logger.error({ err: error }, 'metrics_failed');
      response.writeHead(500).end();
    }
  }

  async #report(): Promise<string> {
    try {
      return await this.#parts.report();
    } finally {
      this.#underWay = null;
    }
  }
}
