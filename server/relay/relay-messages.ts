import * as v from 'valibot';
import type { FaultNote } from './fault-log';
import type { CounterReport } from './relay-counters';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Port = v.pipe(Count, v.maxValue(0xffff));

const Texts = v.pipe(v.array(v.string()), v.readonly());
const Seats = v.pipe(v.array(v.pipe(v.tuple([v.string(), Count]), v.readonly())), v.readonly());

const HoldingSchema = v.object({ total: Count, perNetwork: Count, atLeast: Count });

const LimitsSchema = v.object({
  seatAllocations: v.exactOptional(HoldingSchema),
  trialAllocations: v.exactOptional(HoldingSchema),
  allocationsPerSeat: v.exactOptional(Count),
  allocationsPerTrial: v.exactOptional(Count),
  permissionsPerAllocation: v.exactOptional(Count),
  channelsPerAllocation: v.exactOptional(Count),
  streams: v.exactOptional(HoldingSchema),
  streamIdleSeconds: v.exactOptional(Count),
  mediaBacklogBytes: v.exactOptional(Count),
  answerBacklogBytes: v.exactOptional(Count),
  totalBacklogBytes: v.exactOptional(Count),
  crowdedBacklogBytes: v.exactOptional(Count),
});

const OptionsSchema = v.object({
  secret: v.string(),
  realm: v.string(),
  udp: v.nullable(v.object({ host: v.nullable(v.string()), port: Port })),
  streamPath: v.string(),
  externalAddresses: Texts,
  ports: v.pipe(
    v.object({ min: Port, max: Port }),
    v.check(({ min, max }) => min <= max),
  ),
  allowedPeers: Texts,
  credentialSeconds: Count,
  revoked: v.object({ floor: Count, seats: Seats }),
  limits: v.optional(LimitsSchema),
});

/** What the server says to the relay's process. */
export const RelayCommandSchema = v.variant('type', [
  v.object({ type: v.literal('start'), options: OptionsSchema }),
  /** A seat is given up: `name` is its peer id, `lastIssue` the last number of issue given out for it. */
  v.object({ type: v.literal('revoke'), name: v.string(), lastIssue: Count }),
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
  | { readonly type: 'counters'; readonly counters: CounterReport }
  /** Something that should never happen, and did not end the relay; once a minute at most. */
  | ({ readonly type: 'fault' } & FaultNote);
