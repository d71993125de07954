/** What has happened since the relay was started, and what is there now. */
export interface CounterReport {
  /** Allocations and connections that live now. */
  readonly allocations: number;
  readonly streams: number;
  readonly allocationsMade: number;
  readonly bindings: number;
  /** Error responses by code: 401, 403, 437, 438, 486 ... */
  readonly refusals: Readonly<Record<string, number>>;
  readonly packetsToPeers: number;
  readonly bytesToPeers: number;
  readonly packetsToClients: number;
  readonly bytesToClients: number;
  /** Media that a slow client or a full socket did not take. */
  readonly droppedForBackPressure: number;
  /** Media without a permission or a channel, or for a port of our own that is no live relay port. */
  readonly droppedUnpermitted: number;
  /** Media that fits no datagram. */
  readonly droppedTooLong: number;
  /** Datagrams and streams that are not STUN, or broken. */
  readonly malformed: number;
  /** Connections beyond the limits, and those that were idle or too slow. */
  readonly streamsRefused: number;
  readonly streamsCut: number;
  /** What came in and made the relay throw: each cost the client that it came from. */
  readonly faults: number;
}

/** Plain numbers that the parts of the relay count up. */
export class RelayCounters {
  allocations = 0;
  streams = 0;
  allocationsMade = 0;
  bindings = 0;
  packetsToPeers = 0;
  bytesToPeers = 0;
  packetsToClients = 0;
  bytesToClients = 0;
  droppedForBackPressure = 0;
  droppedUnpermitted = 0;
  droppedTooLong = 0;
  malformed = 0;
  streamsRefused = 0;
  streamsCut = 0;
  faults = 0;
  readonly #refusals = new Map<number, number>();

  refused(code: number): void {
    this.#refusals.set(code, (this.#refusals.get(code) ?? 0) + 1);
  }

  report(): CounterReport {
    return { ...this, refusals: Object.fromEntries(this.#refusals) };
  }
}
