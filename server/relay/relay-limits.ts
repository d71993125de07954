import type { HoldingLimits } from '../shares/holdings';

/** What one relay takes on at most. Times are in seconds. */
export interface RelayLimits {
  /** Of those in seats, in all and for each network; trials never touch it. */
  readonly seatAllocations: HoldingLimits;
  readonly trialAllocations: HoldingLimits;
  readonly allocationsPerSeat: number;
  readonly allocationsPerTrial: number;
  readonly permissionsPerAllocation: number;
  readonly channelsPerAllocation: number;
  /** TCP and TLS connections. */
  readonly streams: HoldingLimits;
  /** A connection without an allocation, or with a frame that does not get whole, is closed. */
  readonly streamIdleSeconds: number;
  /** What has not left yet towards a slow client: above it media is dropped. */
  readonly mediaBacklogBytes: number;
  /** What of answers may wait beyond that: above it the connection is closed. */
  readonly answerBacklogBytes: number;
  /** What may wait in all streams together: above it each may have `crowdedBacklogBytes` of media. */
  readonly totalBacklogBytes: number;
  readonly crowdedBacklogBytes: number;
}

/**
 * A browser makes two allocations for each URL, of which there are three: six for a link, and as many again
 * when the link is renewed. A person has four links, so twenty-four, and in the worst moment twice that. To
 * try the relay takes two links, and an allocation for each URL, network interface and address family: four
 * pairs of these are enough for a laptop with a cable and a VPN. The server's own test takes six.
 *
 * A school's network is one address: alone on a server it gets 1,500 allocations of seats, 750 of trials and
 * 1,091 streams, which is sixty people with four relayed links each, two of the three URLs over streams.
 */
export const DEFAULT_LIMITS: RelayLimits = {
  seatAllocations: { total: 6_000, perNetwork: 2_000, atLeast: 60 },
  trialAllocations: { total: 2_000, perNetwork: 1_200, atLeast: 24 },
  allocationsPerSeat: 60,
  allocationsPerTrial: 24,
  permissionsPerAllocation: 64,
  channelsPerAllocation: 64,
  streams: { total: 4_000, perNetwork: 1_500, atLeast: 40 },
  streamIdleSeconds: 30,
  mediaBacklogBytes: 256 * 1_024,
  answerBacklogBytes: 64 * 1_024,
  totalBacklogBytes: 64 * 1_024 * 1_024,
  crowdedBacklogBytes: 16 * 1_024,
};
