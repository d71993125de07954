import * as v from 'valibot';
import type { CounterReport } from './relay-counters';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Port = v.pipe(Count, v.maxValue(0xffff));

const LimitsSchema = v.object({
  allocations: v.exactOptional(Count),
  allocationsPerUser: v.exactOptional(Count),
  permissionsPerAllocation: v.exactOptional(Count),
  channelsPerAllocation: v.exactOptional(Count),
  streams: v.exactOptional(Count),
  streamsPerClientAddress: v.exactOptional(Count),
  streamIdleSeconds: v.exactOptional(Count),
  mediaBacklogBytes: v.exactOptional(Count),
  controlBacklogBytes: v.exactOptional(Count),
});

const OptionsSchema = v.object({
  secret: v.string(),
  realm: v.string(),
  udp: v.nullable(v.object({ host: v.nullable(v.string()), port: Port })),
  streamPath: v.string(),
  externalAddresses: v.array(v.string()),
  ports: v.object({ min: Port, max: Port }),
  allowedPeers: v.array(v.string()),
  credentialSeconds: v.optional(Count),
  limits: v.optional(LimitsSchema),
});

/** What the server says to the relay's process. */
export const RelayCommandSchema = v.variant('type', [
  v.object({ type: v.literal('start'), options: OptionsSchema }),
  /** A seat is given up: `user` is the part of the username behind the colon. */
  v.object({ type: v.literal('revoke'), user: v.string() }),
  v.object({ type: v.literal('report') }),
]);

export type RelayCommand = v.InferOutput<typeof RelayCommandSchema>;

/** What the relay's process says to the server. */
export type RelayAnswer =
  | {
      readonly type: 'ready';
      /** Whether datagrams are answered, and on which port. */
      readonly udp: boolean;
      readonly udpPort: number | null;
      /** For the operator, in words. */
      readonly problem: string | null;
    }
  | { readonly type: 'counters'; readonly counters: CounterReport };
