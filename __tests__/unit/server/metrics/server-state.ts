import type { ServerState } from '../../../../server/metrics/server-state';
import { RelayCounters } from '../../../../server/relay/relay-counters';

const NONE = { http: 0, tls: 0, stun: 0, unknown: 0, silent: 0 };

/** A server with something of everything, and a relay that has counted. */
export function serverState(changes: Partial<ServerState> = {}): ServerState {
  const counters = new RelayCounters();
  counters.refused(401);
  counters.allocations = 3;
  counters.bytesToPeers = 1_200;
  counters.streamsRefused = 2;
  counters.streamsCut = 5;
  return {
    ready: true,
    site: { open: 4, admitted: 40 },
    relayPort: { open: 0, admitted: 0 },
    protocols: { plain: { ...NONE, http: 30, silent: 1 }, insideTls: { ...NONE, stun: 2 } },
    signaling: 3,
    census: {
      roomsBySeats: [1, 0, 2, 0, 0, 0],
      seatsTaken: 3,
      seatsHeld: 1,
      queued: 6,
      atDoors: 7,
    },
    relay: { up: true, counters: { ...counters.report() } },
    cluster: {
      nodes: 3,
      holdsLease: true,
      leasesWon: 11,
      leasesLost: 8,
      roomsKept: 9,
      passedOn: 10,
    },
    certificateEndsMs: 1_800_000_000_000,
    ...changes,
  };
}
