import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Config } from './config';
import { isOwnRelay } from './config/relay-config';
import { answerProbe } from './http/answer-probe';
import type { HttpDeadlines } from './http/http-connections';
import { HTTP_DEADLINES, HTTP_LIMITS, HttpConnections } from './http/http-connections';
import { HttpFront } from './http/http-front';
import { clientNetworks } from './http/forwarded';
import { Pages } from './http/pages';
import { PassDesk } from './http/pass-desk';
import { ProxyWatch } from './http/proxy-watch';
import type { Answer } from './http/redirect-server';
import { RedirectServer } from './http/redirect-server';
import { refuse } from './http/refuse';
import { RequestRates } from './http/request-rates';
import { createSecurityHeaders } from './http/security-headers';
import { UpgradedSockets } from './http/upgraded-sockets';
import { NO_METER } from './metrics/meter';
import { MetricsServer } from './metrics/metrics-server';
import { PromMeter } from './metrics/prom-meter';
import type { ServerState } from './metrics/server-state';
import { ConnectionCount } from './port/connection-count';
import { TcpPorts } from './port/tcp-ports';
import { RelayFront } from './relay-front/relay-front';
import { describeRelay } from './relay-front/relay-report';
import { RoomPasses } from './rooms/room-passes';
import { CUT_OFFS, PASSES, tcpShares } from './shares/limits';
import { Rates } from './shares/rates';
import { AccessCheck } from './signaling/access-check';
import type { SignalingConfig } from './signaling/attach-signaling';
import { attachSignaling, SIGNALING_PATH } from './signaling/attach-signaling';
import { RefusalLog } from './signaling/refusal-log';
import { lifetimeOf } from './tls/certificate-pair';
import type { Tls } from './tls/open-tls';

export type ServerConfig = SignalingConfig &
  Pick<Config, 'port' | 'host' | 'httpRedirectPort' | 'metrics'>;

export interface ServerParts {
  logger: Logger;
  /** Makes a page: answers what nobody else does. Not called before `prepare` is through. */
  handler: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  /** Answers at once what takes no making. */
  files?: Answer;
  /** What the handler needs before it can answer; meanwhile the server is up, but not ready. */
  prepare?: () => Promise<void>;
  /** The handler is a development server, whose pages need a laxer policy. Not set: it is not. */
  development?: boolean;
  /** Not set: the usual ones. */
  deadlines?: HttpDeadlines;
  /** Takes over the upgrades that are not signalling's. @returns false when it does not want this one. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  /** Speaks TLS on the same port, on which plain http then only leads to https. Closed with the server. */
  tls?: Pick<Tls, 'server' | 'source' | 'answerChallenge' | 'start' | 'close'> | null;
}

export interface Ports {
  readonly port: number;
  /** Null: no figures are told. */
  readonly metricsPort: number | null;
}

export interface RunningServer {
  /** Who it is now among many servers; null: it is alone. */
  readonly node: string | null;
  /**
   * Starts to listen, and resolves when the server takes traffic.
   *
   * @throws {ConfigError} when the address cannot be had, and whatever `prepare` throws.
   */
  listen: () => Promise<Ports>;
  /** Takes no more traffic, tells the clients, and closes everything, in less than 10 s. */
  close: () => Promise<void>;
  /** Says from now on that it takes no traffic: the process is about to end. */
  giveUp: () => void;
}

/** How often it is logged what came in, and what became of it. */
const COUNT_MS = 15 * 60_000;

/** Requests that are not through after this time are cut off when the server closes. */
const CLOSE_GRACE_MS = 5_000;

/** The whole server: health probes, signalling, files and pages. Does not listen yet. */
export function createServer(config: ServerConfig, parts: ServerParts): RunningServer {
  const { logger, handler, files, prepare, upgrade, development = false, tls = null } = parts;
  const { deadlines = HTTP_DEADLINES } = parts;
  const { guard, trustProxy } = config;
  const relay = new RelayFront(config, logger);
  let state: 'starting' | 'ready' | 'closing' = 'starting';
  let sitePort = config.port;
  let closed: Promise<void> | null = null;

  const now = (): number => performance.now();
  const measuring = config.metrics && new PromMeter();
  const meter = measuring ?? NO_METER;
  const refusals = new RefusalLog(logger, now, meter);
  const rates = new RequestRates(guard.maxConnectionsPerAddress, now);
  const cutOffs = new Rates(CUT_OFFS, now);
  const count = (ofProxies: boolean): ConnectionCount =>
    new ConnectionCount(tcpShares(guard, ofProxies), ofProxies ? null : cutOffs, () =>
      refusals.note('connection_refused', 'too_many_connections'),
    );
  const connections = count(trustProxy > 0);
  const relayConnections = count(false);
  const onTooMany = (socket: Socket): void => connections.noteRefusal(socket);
  const passes =
    guard.accessToken === null ? null : new RoomPasses(config.secret, guard.accessToken, Date.now);
  const access = new AccessCheck(guard.accessToken, now, passes);
  const passRates = new Rates(PASSES, now);
  const passDesk =
    passes &&
    new PassDesk({
      passes,
      access,
      rates: passRates,
      networksOf: (request) => clientNetworks(request, trustProxy),
    });
  const pages = new Pages({ handler, rates, trustProxy, refusals, logger });

  const httpServer = createHttpServer(HTTP_LIMITS, (request, response) => {
    if (state === 'starting') return refuse(response, 503);
    // Pages that are open may still ask for a part of themselves; nobody new comes in.
    if (state === 'closing') response.setHeader('Connection', 'close');
    if (passDesk?.isAsked(request)) return passDesk.answer(request, response);
    if (files?.(request, response)) return;
    // What is being developed is compiled when it is asked for, in a hundred parts.
    if (development) void pages.make(request, response);
    else pages.answer(request, response);
  });
  const signaling = attachSignaling(
    httpServer,
    config,
    {
      transports: () => ({ udp: relay.udp, tls: tls !== null }),
      revoke: (peer, lastIssue) => relay.revoke(peer, lastIssue),
      onTooMany,
      access,
      passRates,
    },
    logger,
    meter,
  );
  const isReady = (): boolean => state === 'ready' && signaling.nodes.isReady;
  const front = new HttpFront({
    trustProxy,
    guard: createSecurityHeaders({ frameAncestors: guard.frameAncestors, trustProxy, development }),
    probe: (request, response) =>
      answerProbe(request, response, isReady(), describeRelay(relay.report)),
    rates,
    connections: new HttpConnections(deadlines, (socket) => connections.cutOff(socket)),
    onTooMany,
    proxies: new ProxyWatch(trustProxy, logger),
    refusals,
    logger,
  });
  const upgraded = new UpgradedSockets();
  httpServer.on('upgrade', (request, socket, head) => {
    if (isSignaling(request)) return;
    upgraded.add(socket);
    if (state !== 'ready' || !upgrade?.(request, socket, head)) socket.destroy();
  });
  front.standBefore(httpServer, {
    allows: (request) => development || isSignaling(request) || passDesk?.isAsked(request) === true,
    opens: (request) => state !== 'closing' && (upgrade !== undefined || isSignaling(request)),
  });

  const redirects =
    tls &&
    new RedirectServer({
      site: () => ({ ...config, port: sitePort }),
      answer: tls.answerChallenge,
      front,
      connections,
      lifeMs: deadlines.redirectMs,
    });
  const ports = new TcpPorts({
    httpServer,
    tls: tls?.server ?? null,
    ...(redirects && { plainHttp: (socket) => redirects.take(socket) }),
    streams: isOwnRelay(config.relay) ? () => relay.target : null,
    relayPort: isOwnRelay(config.relay) ? config.relay.port : null,
    connections,
    relayConnections,
  });

  const counting = setInterval(() => {
    void relay.counters().then((counters) => {
      logger.info({ ports: ports.counts, relay: counters }, 'traffic_counted');
    });
  }, COUNT_MS);

  const readState = async (): Promise<ServerState> => {
    const counters = await relay.counters();
    const { status } = relay.report;
    return {
      ready: isReady(),
      site: connections,
      relayPort: relayConnections,
      protocols: ports.counts.site,
      signaling: signaling.connections,
      census: signaling.census(),
      relay: isOwnRelay(config.relay)
        ? { up: status === 'untested' || status === 'tested', counters }
        : null,
      cluster: signaling.nodes.state,
      certificateEndsMs: tls && lifetimeOf(tls.source.current.cert).toMs,
    };
  };
  const metrics =
    measuring &&
    new MetricsServer({
      report: async () => measuring.report(await readState()),
      contentType: measuring.contentType,
      logger,
    });

  const shutDown = async (): Promise<void> => {
    state = 'closing';
    clearInterval(counting);
    const force = setTimeout(() => ports.destroy(), CLOSE_GRACE_MS);
    ports.closeStreams();
    upgraded.destroy();
    tls?.close();
    redirects?.close();
    metrics?.close();
    await Promise.all([signaling.close(), relay.close()]);
    clearTimeout(force);
  };

  return {
    get node() {
      return signaling.nodes.id;
    },
    async listen() {
      const port = (sitePort = await ports.listen(config.port, config.host));
      if (config.httpRedirectPort !== null) {
        await redirects?.listen(config.httpRedirectPort, config.host);
      }
      // While the rest gets ready it can be watched already.
      const metricsPort = config.metrics && metrics ? await metrics.listen(config.metrics) : null;
      logger.info({ port, metricsPort }, 'server_listening');
      tls?.start();
      await Promise.all([
        prepare?.(),
        relay.start({ host: config.host, port, tls: tls !== null }),
        signaling.nodes.start(),
      ]);
      if (state === 'starting') state = 'ready';
      logger.info({ port, state }, 'server_prepared');
      return { port, metricsPort };
    },
    close: () => (closed ??= shutDown()),
    giveUp: () => void (state = 'closing'),
  };
}

function isSignaling({ url }: IncomingMessage): boolean {
  return url?.startsWith(SIGNALING_PATH) ?? false;
}
