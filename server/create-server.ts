import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Config } from './config';
import type { OwnRelay, RelayConfig } from './config/relay-config';
import { answerProbe } from './http/answer-probe';
import type { Answer } from './http/redirect-server';
import { RedirectServer } from './http/redirect-server';
import { createSecurityHeaders } from './http/security-headers';
import { UpgradedSockets } from './http/upgraded-sockets';
import { TcpPorts } from './port/tcp-ports';
import { RelayFront } from './relay-front/relay-front';
import { describeRelay } from './relay-front/relay-report';
import type { SignalingConfig } from './signaling/attach-signaling';
import { attachSignaling, SIGNALING_PATH } from './signaling/attach-signaling';
import type { Tls } from './tls/open-tls';

export type ServerConfig = SignalingConfig & Pick<Config, 'port' | 'host' | 'httpRedirectPort'>;

export interface ServerParts {
  logger: Logger;
  /** Answers what is neither a health probe nor signalling. Not called before `prepare` is through. */
  handler: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  /** What the handler needs before it can answer; meanwhile the server is up, but not ready. */
  prepare?: () => Promise<void>;
  /** The handler is a development server, whose pages need a laxer policy. Not set: it is not. */
  development?: boolean;
  /** Takes over the upgrades that are not signalling's. @returns false when it does not want this one. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  /** Speaks TLS on the same port, on which plain http then only leads to https. Closed with the server. */
  tls?: Pick<Tls, 'server' | 'answerChallenge' | 'start' | 'close'> | null;
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
  /** Says from now on that it takes no traffic: the process is about to end. */
  giveUp: () => void;
}

/** How often it is logged what came in, and what became of it. */
const COUNT_MS = 15 * 60_000;

/** Requests that are not through after this time are cut off when the server closes. */
const CLOSE_GRACE_MS = 5_000;

/** The whole server: health probes, signalling, and a handler for everything else. Does not listen yet. */
export function createServer(config: ServerConfig, parts: ServerParts): RunningServer {
  const { logger, handler, prepare, upgrade, development = false, tls = null } = parts;
  const relay = new RelayFront(config, logger);
  let state: 'starting' | 'ready' | 'closing' = 'starting';
  let sitePort = config.port;
  let closed: Promise<void> | null = null;

  const probe: Answer = (request, response) =>
    answerProbe(request, response, state === 'ready', describeRelay(relay.report));
  const onRequest: RequestListener = (request, response) => {
    if (probe(request, response)) return;
    if (state === 'starting') return refuse(response, 503);
    // Pages that are open may still ask for a part of themselves; nobody new comes in.
    if (state === 'closing') response.setHeader('Connection', 'close');
    void respond(request, response);
  };
  const guardResponse = createSecurityHeaders({
    frameAncestors: config.guard.frameAncestors,
    trustProxy: config.trustProxy,
    development,
  });
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await handler(request, response);
    } catch (error) {
      logger.error({ err: error }, 'request_failed');
      refuse(response, 500);
    }
  };

  const httpServer = createHttpServer(onRequest);
  const redirects =
    tls && new RedirectServer(() => ({ ...config, port: sitePort }), [probe, tls.answerChallenge]);
  redirects?.onRequest(guardResponse);
  const ports = new TcpPorts({
    httpServer,
    tls: tls?.server ?? null,
    ...(redirects && { plainHttp: (socket) => redirects.take(socket) }),
    streams: isOurs(config.relay) ? () => relay.target : null,
    relayPort: isOurs(config.relay) ? config.relay.port : null,
  });
  const signaling = attachSignaling(
    httpServer,
    config,
    {
      transports: () => ({ udp: relay.udp, tls: tls !== null }),
      revoke: (peer) => relay.revoke(peer),
    },
    logger,
  );
  // First of all listeners: signalling answers its requests itself.
  httpServer.prependListener('request', guardResponse);
  const upgraded = new UpgradedSockets();
  httpServer.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith(SIGNALING_PATH)) return;
    upgraded.add(socket);
    if (state !== 'ready' || !upgrade?.(request, socket, head)) socket.destroy();
  });

  const counting = setInterval(() => {
    void relay.counters().then((counters) => {
      logger.info({ ports: ports.counts, relay: counters }, 'traffic_counted');
    });
  }, COUNT_MS);

  const shutDown = async (): Promise<void> => {
    state = 'closing';
    clearInterval(counting);
    const force = setTimeout(() => ports.destroy(), CLOSE_GRACE_MS);
    ports.closeStreams();
    upgraded.destroy();
    tls?.close();
    redirects?.close();
    await Promise.all([signaling.close(), relay.close()]);
    clearTimeout(force);
  };

  return {
    async listen() {
      const port = (sitePort = await ports.listen(config.port, config.host));
      if (config.httpRedirectPort !== null) {
        await redirects?.listen(config.httpRedirectPort, config.host);
      }
      logger.info({ port }, 'server_listening');
      tls?.start();
      await Promise.all([prepare?.(), relay.start({ host: config.host, port, tls: tls !== null })]);
      if (state === 'starting') state = 'ready';
      logger.info({ port, state }, 'server_prepared');
      return { port };
    },
    close: () => (closed ??= shutDown()),
    giveUp: () => void (state = 'closing'),
  };
}

function isOurs(relay: RelayConfig): relay is OwnRelay {
  return relay.kind === 'embedded' || relay.kind === 'coturn';
}

function refuse(response: ServerResponse, status: 500 | 503): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '1' });
  response.end(status === 503 ? 'The server is starting.' : 'Something went wrong.');
}
