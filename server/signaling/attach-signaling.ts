import type { Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import type { Door } from '../../lib/signaling/events';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import { MAX_MESSAGE_BYTES } from '../../lib/signaling/limits';
import type { Config } from '../config';
import { isSecureRequest, requestAuthority } from '../http/forwarded';
import { endpointOf } from '../ice/endpoint';
import { IceDesk } from '../ice/ice-desk';
import { IceLists } from '../ice/ice-lists';
import { IssueNumbers } from '../ice/issue-numbers';
import type { Transports } from '../ice/relay-urls';
import type { Meter } from '../metrics/meter';
import type { Census } from '../rooms/census';
import { createPeerId } from '../rooms/create-peer-id';
import { Preparations } from '../rooms/preparations';
import type { DoorState } from '../rooms/room-door';
import { DoorTokens } from '../rooms/door-tokens';
import { RoomRegistry } from '../rooms/room-registry';
import { SeatTokens } from '../rooms/seat-tokens';
import { roomShares } from '../shares/limits';
import { AccessCheck } from './access-check';
import { ActLimits } from './act-limits';
import { Aftermath } from './aftermath';
import { Announcer } from './announcer';
import { ClientConnection } from './client-connection';
import { closeSockets } from './close-sockets';
import { createSocketOutbox } from './create-socket-outbox';
import { DoorAnnouncer } from './door-announcer';
import { DoorCommands } from './door-commands';
import { HandshakeCheck } from './handshake-check';
import { meteredOutbox } from './metered-outbox';
import { PrepareCommands } from './prepare-commands';
import { RefusalLog } from './refusal-log';
import { RoomLog } from './room-log';
import { SeatCommands } from './seat-commands';
import { serveSocket } from './serve-socket';
import type { SignalingServer, SignalingSocket } from './signaling-server';
import { StatusBoard } from './status-board';
import { TrafficLimits } from './traffic-limits';
import { watchBacklog } from './watch-backlog';
import { WebSocketEngine } from './web-socket-engine';

/** A connection that is silently dead is noticed within the sum of both. */
const PING_INTERVAL_MS = 5_000;
const PING_TIMEOUT_MS = 5_000;

/** Socket.IO's own greeting follows the transport's at once. */
const CONNECT_TIMEOUT_MS = 10_000;

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
  | 'trustProxy'
  | 'guard'
>;

/** What signalling needs of the relay: how it can be reached, and to be told whose seat is free. */
export interface SignalingRelay {
  readonly transports: () => Transports;
  /** @param lastIssue the number of the last credential that this peer may have been given */
  readonly revoke: (peer: PeerId, lastIssue: number) => void;
}

/** Where Socket.IO answers, requests and upgrades alike. */
export const SIGNALING_PATH = '/socket.io/';

export interface Signaling {
  /** How many connections are open. */
  readonly connections: number;
  census: () => Census;
  /** Tells the clients, closes their sockets, and then the HTTP server itself. */
  close: () => Promise<void>;
}

/** Adds signalling to an HTTP server. */
export function attachSignaling(
  httpServer: HttpServer,
  config: SignalingConfig,
  { transports, revoke }: SignalingRelay,
  logger: Logger,
  meter: Meter,
): Signaling {
  const {
    roomCapacity: capacity,
    seatHoldSeconds,
    stunUrls,
    secret,
    publicUrl,
    relay,
    trustProxy,
    guard,
  } = config;
  const now = () => performance.now();
  const acts = new ActLimits(guard.maxConnectionsPerAddress, now);
  const traffic = new TrafficLimits(guard.maxConnectionsPerAddress, now);
  const access = new AccessCheck(guard.accessToken, now);
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
  const io: SignalingServer = new Server(httpServer, {
    path: SIGNALING_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    wsEngine: WebSocketEngine,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    destroyUpgrade: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    allowRequest(request, callback) {
      const refusal = handshakes.check(request);
      if (refusal) refusals.note('connection_refused', refusal);
      callback(refusal, refusal === null);
    },
  });
  const registry = new RoomRegistry({
    capacity,
    holdMs: seatHoldSeconds * 1_000,
    rooms: roomShares(guard),
    now,
    epochNow: Date.now,
  });
  const preparations = new Preparations(now);
  const tokens = new SeatTokens(secret, Date.now);
  const doorTokens = new DoorTokens(secret, Date.now);
  const outbox = meteredOutbox(createSocketOutbox(io), meter);
  const issues = new IssueNumbers(Date.now);
  const iceDesk = new IceDesk({
    issues,
    lists: new IceLists({ stunUrls, relay, publicUrl, transports, now: Date.now }),
    seatSeconds: relay.kind === 'off' ? null : relay.credentialSeconds,
    endpointOf(connection) {
      const request = io.sockets.sockets.get(connection)?.request;
      const authority = request && requestAuthority(request, trustProxy);
      return authority ? endpointOf(authority, isSecureRequest(request, trustProxy)) : null;
    },
    now,
  });
  const describeDoor = (room: RoomId, state: DoorState): Door => ({
    host: state.host,
    locked: state.locked,
    newcomersRead: state.newcomersRead,
    latecomers: state.latecomers,
    token: doorTokens.issue(room, state),
  });
  const issueToken = tokens.issue.bind(tokens);
  const announcer = new Announcer({
    registry,
    preparations,
    outbox,
    issueToken,
    describeDoor,
    capacity,
    iceDesk,
  });
  const statuses = new StatusBoard({ outbox, statusOf: (room) => announcer.statusOf(room) });
  const doorAnnouncer = new DoorAnnouncer({
    registry,
    outbox,
    describeDoor,
    issueToken,
    publishStatus: (room) => statuses.publish(room),
  });
  const log = new RoomLog(logger, now);
  const onSeatFreed = (peer: PeerId) => revoke(peer, issues.last);
  const prepares = new PrepareCommands({
    registry,
    preparations,
    outbox,
    iceDesk,
    log,
    capacity,
    createPeerId,
    onFreed: onSeatFreed,
  });
  const aftermath = new Aftermath({
    announcer,
    doorAnnouncer,
    prepares,
    outbox,
    log,
    onSeatFreed,
  });
  const door = new DoorCommands({
    registry,
    aftermath,
    doorAnnouncer,
    outbox,
    traffic,
    log,
  });
  const seats = new SeatCommands({
    registry,
    announcer,
    aftermath,
    prepares,
    tokens,
    doorTokens,
    outbox,
    iceDesk,
    traffic,
    log,
    createPeerId,
  });
  const services = {
    seats,
    prepares,
    door,
    statuses,
    acts,
    access,
    outbox,
    logger,
    refusals,
    meter,
  };
  const clients = new WeakMap<SignalingSocket['conn'], ClientConnection>();

  io.engine.on('connection', (transport: SignalingSocket['conn']) => {
    const { request } = transport;
    meter.connected();
    transport.once('close', handshakes.enter(request));
    watchBacklog(transport, () => refusals.note('connection_closed', 'too_slow'));
    const networks = handshakes.networksOf(request);
    const seatOf = seats.seatOf.bind(seats);
    clients.set(
      transport,
      new ClientConnection(transport, { networks, traffic, acts, refusals, seatOf }),
    );
  });
  io.on('connection', (socket) => {
    const client = clients.get(socket.conn);
    if (!client) return;
    client.attach(socket);
    serveSocket(socket, services, client);
  });
  const sweep = setInterval(() => {
    seats.expire();
    prepares.expire();
    seats.renewIceServers();
  }, SWEEP_MS);
  const renewal = setInterval(() => door.renew(), DOOR_RENEWAL_MS);

  return {
    get connections() {
      return io.engine.clientsCount;
    },
    census: () => registry.census(),
    async close() {
      clearInterval(sweep);
      clearInterval(renewal);
      statuses.close();
      await closeSockets(io);
      await io.close();
    },
  };
}
