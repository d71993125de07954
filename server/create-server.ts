import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Config } from './config';
import { ConfigError } from './config-error';
import { answerProbe } from './http/answer-probe';
import { UpgradedSockets } from './http/upgraded-sockets';
import type { SignalingConfig } from './signaling/attach-signaling';
import { attachSignaling, SIGNALING_PATH } from './signaling/attach-signaling';

export type ServerConfig = SignalingConfig & Pick<Config, 'port' | 'host'>;

export interface ServerParts {
  logger: Logger;
  /** Answers what is neither a health probe nor signalling. Not called before `prepare` is through. */
  handler: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  /** What the handler needs before it can answer; meanwhile the server is up, but not ready. */
  prepare?: () => Promise<void>;
  /** Takes over the upgrades that are not signalling's. @returns false when it does not want this one. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
}

export interface RunningServer {
  /**
   * Starts to listen, and resolves when the server takes traffic.
   *
   * @throws {ConfigError} when the address cannot be had, and whatever `prepare` throws.
   */
  listen: () => Promise<{ port: number }>;
  /** Takes no more traffic, tells the clients, and closes everything, in less than 10 s. */
  close: () => Promise<void>;
}

/** Requests that are not through after this time are cut off when the server closes. */
const CLOSE_GRACE_MS = 5_000;

/** The whole server: health probes, signalling, and a handler for everything else. Does not listen yet. */
export function createServer(config: ServerConfig, parts: ServerParts): RunningServer {
  const { logger, handler, prepare, upgrade } = parts;
  let state: 'starting' | 'ready' | 'closing' = 'starting';
  let closed: Promise<void> | null = null;

  const onRequest: RequestListener = (request, response) => {
    if (answerProbe(request, response, state === 'ready')) return;
    if (state !== 'ready') return refuse(response, 503);
    void respond(request, response);
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await handler(request, response);
    } catch (error) {
      logger.error({ err: error }, 'request_failed');
      refuse(response, 500);
    }
  };

  const httpServer = createHttpServer(onRequest);
  const signaling = attachSignaling(httpServer, config, logger);
  const upgraded = new UpgradedSockets();
  httpServer.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith(SIGNALING_PATH)) return;
    upgraded.add(socket);
    if (state !== 'ready' || !upgrade?.(request, socket, head)) socket.destroy();
  });

  const listenOn = async (port: number, host: string | null): Promise<void> => {
    try {
      httpServer.listen({ port, ...(host !== null && { host }) });
      await once(httpServer, 'listening');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const problem = `PORT ${port} of HOST ${host ?? '(all)'} cannot be listened on: ${reason}.`;
      throw new ConfigError([problem], { cause: error });
    }
  };

  const shutDown = async (): Promise<void> => {
    state = 'closing';
    const force = setTimeout(() => httpServer.closeAllConnections(), CLOSE_GRACE_MS);
    upgraded.destroy();
    await signaling.close();
    clearTimeout(force);
  };

  return {
    async listen() {
      await listenOn(config.port, config.host);
      const address = httpServer.address();
      const port = typeof address === 'object' && address ? address.port : config.port;
      logger.info({ port }, 'server_listening');
      await prepare?.();
      if (state === 'starting') state = 'ready';
      logger.info({ port, state }, 'server_prepared');
      return { port };
    },
    close: () => (closed ??= shutDown()),
  };
}

function refuse(response: ServerResponse, status: 500 | 503): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '1' });
  response.end(status === 503 ? 'The server is starting or stopping.' : 'Something went wrong.');
}
