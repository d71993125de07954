import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import type { PeerId } from '../../lib/signaling/identifiers';
import { MAX_MESSAGE_BYTES } from '../../lib/signaling/limits';
import { Alone } from '../cluster/alone';
import type { Nodes } from '../cluster/nodes';
import { openCluster } from '../cluster/open-cluster';
import type { Config } from '../config';
import { isOwnRelay } from '../config/relay-config';
import { isSecureRequest, requestAuthority } from '../http/forwarded';
import type { Endpoint } from '../ice/endpoint';
import { endpointOf } from '../ice/endpoint';
import { IceDesk } from '../ice/ice-desk';
import { IceLists } from '../ice/ice-lists';
import { IssueNumbers } from '../ice/issue-numbers';
import type { Transports } from '../ice/relay-urls';
import type { Meter } from '../metrics/meter';
import type { Census } from '../rooms/census';
import type { ConnectionId } from '../rooms/seat';
import { roomShares } from '../shares/limits';
import type { Rates } from '../shares/rates';
import { CommonClock } from '../time/common-clock';
import type { AccessCheck } from './access-check';
import { ActLimits } from './act-limits';
import { Backlogs } from './backlogs';
import type { ClientSurroundings } from './client-connection';
import { ClientConnection } from './client-connection';
import { createSocketOutbox } from './create-socket-outbox';
import { emptySent } from './empty-sent';
import { Farewells } from './farewells';
import { HandshakeCheck } from './handshake-check';
import { PING_INTERVAL_MS, PING_TIMEOUT_MS } from './heartbeat';
import { LoopTurns } from './loop-turns';
import { meteredOutbox } from './metered-outbox';
import { ReadingTurns } from './reading-turns';
import { RefusalLog } from './refusal-log';
import { RoomKeeper } from './room-keeper';
import { serveSocket } from './serve-socket';
import type { SignalingServer, SignalingSocket } from './signaling-server';
import { TrafficLimits } from './traffic-limits';
import { webSocketEngine } from './web-socket-engine';

/** Socket.IO's own greeting follows the transport's at once. */
const CONNECT_TIMEOUT_MS = 10_000;

/** When a client comes back whose room can't be had now: so much, and by chance up to a half more or less. */
const ABSENCE_MS = 1_000;

/** How late the end of a held seat, or the half-life of credentials, may be noticed. */
export const SWEEP_MS = 250;

/** Less than half of the life of a door token. */
const DOOR_RENEWAL_MS = 10 * 60_000;

export type SignalingConfig = Pick<
  Config,
  | 'roomCapacity'
  | 'seatHoldSeconds'
  | 'stunUrls'
  | 'secret'
  | 'publicUrl'
  | 'relay'
  | 'relayUrl'
  | 'cluster'
  | 'trustProxy'
  | 'guard'
>;

/** What signalling needs of the server that it is a part of. */
export interface Surroundings {
  /** How the relay can be reached. */
  readonly transports: () => Transports;
  /** @param lastIssue the number of the last credential that this peer may have been given */
  readonly revoke: (peer: PeerId, lastIssue: number) => void;
  /** Who may open rooms. */
  readonly access: AccessCheck;
  /** How many passes an address may have. */
  readonly passRates: Rates;
  /** Hears of sockets on which a network opens more connections than it may. */
  readonly onTooMany: (socket: Socket) => void;
}

/** Where Socket.IO answers, requests and upgrades alike. */
export const SIGNALING_PATH = '/socket.io/';

export interface Signaling {
  /** How many connections are open. */
  readonly connections: number;
  /** The servers that it is one of, or it alone. */
  readonly nodes: Pick<Nodes, 'id' | 'state' | 'isReady' | 'start'>;
  census: () => Census;
  /** Tells the clients, closes their sockets, and then the HTTP server itself. */
  close: () => Promise<void>;
}

/** Adds signalling to an HTTP server. */
export function attachSignaling(
  httpServer: HttpServer,
  config: SignalingConfig,
  { transports, revoke, access, passRates, onTooMany }: Surroundings,
  logger: Logger,
  meter: Meter,
): Signaling {
  const { roomCapacity, seatHoldSeconds, stunUrls, secret, publicUrl, relay, relayUrl } = config;
  const { trustProxy, guard } = config;
  const now = () => performance.now();
  const acts = new ActLimits(guard.maxConnectionsPerAddress, now);
  const traffic = new TrafficLimits(guard.maxConnectionsPerAddress, now);
  const { allowedOrigins } = guard;
  const handshakes = new HandshakeCheck({
    trustProxy,
    publicUrl,
    allowedOrigins,
    guard,
    acts,
    traffic,
  });
  const refusals = new RefusalLog(logger, now, meter);
  const turns = new LoopTurns(now);
  const networksOf = (request: IncomingMessage) => handshakes.networksOf(request);
  const io: SignalingServer = new Server(httpServer, {
    path: SIGNALING_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    wsEngine: webSocketEngine(new ReadingTurns(turns), networksOf),
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    destroyUpgrade: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    allowRequest(request, callback) {
      const refusal = handshakes.check(request);
      if (refusal) refusals.note('connection_refused', refusal);
      if (refusal === 'too_fast') onTooMany(request.socket);
      callback(refusal, refusal === null);
    },
  });
  emptySent(io.engine);
  const ownOutbox = createSocketOutbox(io);
  const farewells = new Farewells(io, now);
  const clock = new CommonClock();
  const epochNow = clock.now;
  const lists = new IceLists({ stunUrls, relay, publicUrl, relayUrl, transports, now: epochNow });
  const reachOf = (connection: ConnectionId): Endpoint | null => {
    const request = io.sockets.sockets.get(connection)?.request;
    const authority = request && requestAuthority(request, trustProxy);
    return authority ? endpointOf(authority, isSecureRequest(request, trustProxy)) : null;
  };
  const nodes: Nodes = config.cluster
    ? openCluster(config.cluster, {
        secret,
        facts: () => ({
          capacity: roomCapacity,
          relays: lists.relaysFor(null).turn,
          hasOwnRelay: isOwnRelay(relay),
        }),
        holdMs: seatHoldSeconds * 1_000,
        outbox: ownOutbox,
        relaysOf: (connection) => lists.relaysFor(reachOf(connection)),
        sendAway(connections, when) {
          const firstMs = when === 'at_once' ? 0 : ABSENCE_MS * (0.5 + Math.random());
          farewells.sendAway(connections, firstMs);
        },
        onRevoked: revoke,
        rates: { ...acts.rates, wrongAccess: access.wrong, passes: passRates },
        logger,
        clock,
      })
    : new Alone(ownOutbox, reachOf);
  const outbox = meteredOutbox(nodes.outbox, meter);
  const issues = new IssueNumbers(epochNow);
  const iceDesk = new IceDesk({
    issues,
    lists,
    seatSeconds: relay.kind === 'off' ? null : relay.credentialSeconds,
    endpointOf: (connection) => nodes.relaysOf(connection),
    now,
  });
  const keeper = new RoomKeeper({
    capacity: roomCapacity,
    holdMs: seatHoldSeconds * 1_000,
    rooms: roomShares(guard),
    secret,
    outbox,
    iceDesk,
    issues,
    acts,
    access,
    traffic,
    revoke(peer, lastIssue) {
      revoke(peer, lastIssue);
      // Only our own relay can be told.
      if (relay.kind === 'embedded') nodes.tellRevoked(peer, lastIssue);
    },
    logger,
    meter,
    mayAct: () => nodes.mayAct,
    now,
    epochNow,
  });
  const desk = nodes.serve(keeper);
  const backlogs = new Backlogs(io.engine, () => refusals.note('connection_closed', 'too_slow'));
  const surroundings: ClientSurroundings = {
    turns,
    traffic,
    acts,
    refusals,
    seatOf: (connection) => desk.seatOf(connection),
    onClose: (networks) => handshakes.leave(networks),
  };

  io.engine.on('connection', (transport: SignalingSocket['conn']) => {
    const { request } = transport;
    meter.connected();
    backlogs.watch(transport);
    new ClientConnection(transport, handshakes.enter(request), surroundings);
  });
  io.on('connection', (socket) => {
    const client = ClientConnection.of(socket.conn);
    if (!client) return;
    client.attach(socket);
    serveSocket(socket, client, turns, desk, refusals, logger);
  });
  const sweep = setInterval(() => nodes.sweep(), SWEEP_MS);
  const renewal = setInterval(() => keeper.renewDoors(), DOOR_RENEWAL_MS);

  return {
    get connections() {
      return io.engine.clientsCount;
    },
    nodes,
    census: () => keeper.census(),
    async close() {
      clearInterval(sweep);
      clearInterval(renewal);
      keeper.close();
      await nodes.leave();
      await farewells.closeAll();
      await io.close();
    },
  };
}
