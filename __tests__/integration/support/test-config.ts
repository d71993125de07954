import type { ServerConfig } from '../../../server/create-server';

/** On loopback, on any free port, with a secret that only the tests know. */
export const TEST_CONFIG: ServerConfig = {
  port: 0,
  host: '127.0.0.1',
  roomCapacity: 5,
  seatHoldSeconds: 30,
  stunUrls: [],
  publicUrl: null,
  relay: { kind: 'off' },
  relayUrl: null,
  cluster: null,
  trustProxy: 0,
  httpRedirectPort: null,
  metrics: null,
  guard: {
    frameAncestors: [],
    allowedOrigins: [],
    maxConnections: 10_000,
    maxConnectionsPerAddress: 500,
    maxRooms: 5_000,
    accessToken: null,
  },
  secret: 'a secret that only the tests know, and no other',
};
