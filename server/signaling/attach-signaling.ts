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
import { createPeerId } from '../rooms/create-peer-id';
import type { DoorState } from '../rooms/door-state';
import { DoorTokens } from '../rooms/door-tokens';
import { RoomRegistry } from '../rooms/room-registry';
import { SeatTokens } from '../rooms/seat-tokens';
import { AccessGuard } from './access-guard';
import { AddressLimits } from './address-limits';
import { Aftermath } from './aftermath';
import { Announcer } from './announcer';
import { closeSockets } from './close-sockets';
import { createSocketOutbox } from './create-socket-outbox';
import { DoorAnnouncer } from './door-announcer';
import { Doorkeeper } from './doorkeeper';
import { FloodGuard } from './flood-guard';
import { Gatekeeper } from './gatekeeper';
import { Reception } from './reception';
import { RefusalLog } from './refusal-log';
import { RoomLog } from './room-log';
import { serveSocket } from './serve-socket';
import type { SignalingServer, SignalingSocket } from './signaling-server';
import { watchBacklog } from './watch-backlog';

/** A connection that is silently dead is noticed within the sum of both. */
const PING_INTERVAL_MS = 5_000;
const PING_TIMEOUT_MS = 5_000;

/** Socket.IO's own greeting follows the transport's at once. */
const CONNECT_TIMEOUT_MS = 10_000;

/** How late the end of a held seat, or the half-life of credentials, may be noticed. */
const SWEEP_MS = 250;

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

/**
 * Adds signalling to an HTTP server.
 *
 * @returns what tells the clients, closes their sockets, and then closes the HTTP server itself.
 */
export function attachSignaling(
  httpServer: HttpServer,
  config: SignalingConfig,
  { transports, revoke }: SignalingRelay,
  logger: Logger,
): { close: () => Promise<void> } {
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
  const limits = new AddressLimits(guard.maxConnectionsPerAddress);
  const { allowedOrigins } = guard;
  const gatekeeper = new Gatekeeper({ trustProxy, publicUrl, allowedOrigins, guard, limits });
  const refusals = new RefusalLog(logger, () => performance.now());
  const io: SignalingServer = new Server(httpServer, {
    path: SIGNALING_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    destroyUpgrade: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    allowRequest(request, callback) {
      void gatekeeper.check(request).then((refusal) => {
        if (refusal) refusals.note('connection_refused', refusal);
        callback(refusal, refusal === null);
      });
    },
  });
  const registry = new RoomRegistry({
    capacity,
    holdMs: seatHoldSeconds * 1_000,
    maxRooms: guard.maxRooms,
    now: () => performance.now(),
    epochNow: Date.now,
  });
  const tokens = new SeatTokens(secret, Date.now);
  const doorTokens = new DoorTokens(secret, Date.now);
  const outbox = createSocketOutbox(io);
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
    now: () => performance.now(),
  });
  const describeDoor = (room: RoomId, state: DoorState): Door => ({
    host: state.host,
    locked: state.locked,
    token: doorTokens.issue(room, state),
  });
  const announcer = new Announcer({
    registry,
    outbox,
    issueToken: (room, peer) => tokens.issue(room, peer),
    describeDoor,
    capacity,
    iceDesk,
  });
  const doorAnnouncer = new DoorAnnouncer({
    registry,
    outbox,
    describeDoor,
    publishStatus: (room) => announcer.publishStatus(room),
  });
  const log = new RoomLog(logger);
  const onSeatFreed = (peer: PeerId) => revoke(peer, issues.last);
  const aftermath = new Aftermath({ announcer, doorAnnouncer, outbox, log, onSeatFreed });
  const doorkeeper = new Doorkeeper({ registry, aftermath, doorAnnouncer, outbox, log });
  const reception = new Reception({
    registry,
    announcer,
    aftermath,
    tokens,
    doorTokens,
    outbox,
    iceDesk,
    log,
    createPeerId,
  });
  const floodGuard = new FloodGuard(limits);
  const access = new AccessGuard(guard.accessToken);

  io.engine.on('connection', (transport: SignalingSocket['conn']) => {
    transport.once('close', gatekeeper.enter(gatekeeper.addressOf(transport.request)));
    watchBacklog(transport, () => refusals.note('connection_closed', 'too_slow'));
  });
  io.on('connection', (socket) => {
    const address = gatekeeper.addressOf(socket.request);
    serveSocket(socket, {
      access,
      reception,
      doorkeeper,
      floodGuard,
      limits,
      address,
      logger,
      refusals,
    });
  });
  const sweep = setInterval(() => {
    reception.expire();
    reception.renewIceServers();
  }, SWEEP_MS);
  const renewal = setInterval(() => doorkeeper.renew(), DOOR_RENEWAL_MS);

  return {
    async close() {
      clearInterval(sweep);
      clearInterval(renewal);
      await closeSockets(io);
      await io.close();
    },
  };
}
