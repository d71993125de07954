import type { Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import type { PeerId } from '../../lib/signaling/identifiers';
import { MAX_MESSAGE_BYTES } from '../../lib/signaling/limits';
import type { Config } from '../config';
import { isSecureRequest, requestHost } from '../http/forwarded';
import { parseEndpoint } from '../ice/endpoint';
import { IceDesk } from '../ice/ice-desk';
import { IceLists } from '../ice/ice-lists';
import type { Transports } from '../ice/relay-urls';
import { createPeerId } from '../rooms/create-peer-id';
import { RoomRegistry } from '../rooms/room-registry';
import { SeatTokens } from '../rooms/seat-tokens';
import { Announcer } from './announcer';
import { closeSockets } from './close-sockets';
import { createSocketOutbox } from './create-socket-outbox';
import { FloodGuard } from './flood-guard';
import { Reception } from './reception';
import { serveSocket } from './serve-socket';
import type { SignalingServer } from './signaling-server';

/** A connection that is silently dead is noticed within the sum of both. */
const PING_INTERVAL_MS = 5_000;
const PING_TIMEOUT_MS = 5_000;

/** How late the end of a held seat, or the half-life of credentials, may be noticed. */
const SWEEP_MS = 250;

export type SignalingConfig = Pick<
  Config,
  'roomCapacity' | 'seatHoldSeconds' | 'stunUrls' | 'secret' | 'publicUrl' | 'relay' | 'trustProxy'
>;

/** What signalling needs of the relay: how it can be reached, and to be told whose seat is free. */
export interface SignalingRelay {
  readonly transports: () => Transports;
  readonly revoke: (peer: PeerId) => void;
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
  } = config;
  const io: SignalingServer = new Server(httpServer, {
    path: SIGNALING_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    destroyUpgrade: false,
  });
  const registry = new RoomRegistry({
    capacity,
    holdMs: seatHoldSeconds * 1_000,
    now: () => performance.now(),
  });
  const tokens = new SeatTokens(secret, Date.now);
  const outbox = createSocketOutbox(io);
  const iceDesk = new IceDesk({
    lists: new IceLists({ stunUrls, relay, publicUrl, transports, now: Date.now }),
    seatSeconds: relay.kind === 'off' ? null : relay.credentialSeconds,
    endpointOf(connection) {
      const request = io.sockets.sockets.get(connection)?.request;
      const host = request && requestHost(request, trustProxy);
      return host ? parseEndpoint(host, isSecureRequest(request, trustProxy)) : null;
    },
    now: () => performance.now(),
  });
  const announcer = new Announcer({
    registry,
    outbox,
    issueToken: (room, peer) => tokens.issue(room, peer),
    capacity,
    iceDesk,
  });
  const reception = new Reception({
    registry,
    announcer,
    tokens,
    outbox,
    iceDesk,
    logger,
    createPeerId,
    onSeatFreed: revoke,
  });
  const floodGuard = new FloodGuard();

  io.on('connection', (socket) => serveSocket(socket, { reception, floodGuard, logger }));
  const sweep = setInterval(() => {
    reception.expire();
    reception.renewIceServers();
  }, SWEEP_MS);

  return {
    async close() {
      clearInterval(sweep);
      await closeSockets(io);
      await io.close();
    },
  };
}
