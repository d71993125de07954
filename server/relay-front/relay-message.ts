import * as v from 'valibot';

const CountersSchema = v.record(
  v.string(),
  v.union([v.number(), v.record(v.string(), v.number())]),
);

/** What the relay has counted, by name; some of it by kind. */
export type Counters = v.InferOutput<typeof CountersSchema>;

const RelayMessageSchema = v.variant('type', [
  v.object({ type: v.literal('ready'), udp: v.boolean(), problem: v.nullable(v.string()) }),
  v.object({ type: v.literal('counters'), counters: CountersSchema }),
  v.object({ type: v.literal('fault'), error: v.string(), more: v.number() }),
]);

export type RelayMessage = v.InferOutput<typeof RelayMessageSchema>;

/** @returns what the relay's process says, or null when it is nothing known */
export function parseRelayMessage(message: unknown): RelayMessage | null {
  const result = v.safeParse(RelayMessageSchema, message);
  return result.success ? result.output : null;
}
