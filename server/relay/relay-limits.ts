/** What one relay takes on at most. Times are in seconds. */
export interface RelayLimits {
  readonly allocations: number;
  /** A browser makes two for each of its four links and each URL, and again when a link is renewed. */
  readonly allocationsPerUser: number;
  readonly permissionsPerAllocation: number;
  readonly channelsPerAllocation: number;
  /** TCP and TLS connections. */
  readonly streams: number;
  readonly streamsPerClientAddress: number;
  /** A connection without an allocation, or with a frame that does not get whole, is closed. */
  readonly streamIdleSeconds: number;
  /** What has not left yet towards a slow client: above it media is dropped. */
  readonly mediaBacklogBytes: number;
  /** Above it the connection is closed. */
  readonly controlBacklogBytes: number;
}

export const DEFAULT_LIMITS: RelayLimits = {
  allocations: 4_000,
  allocationsPerUser: 60,
  permissionsPerAllocation: 128,
  channelsPerAllocation: 128,
  streams: 4_000,
  streamsPerClientAddress: 300,
  streamIdleSeconds: 30,
  mediaBacklogBytes: 256 * 1_024,
  controlBacklogBytes: 1_024 * 1_024,
};
