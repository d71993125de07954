import * as v from 'valibot';

const ReadySchema = v.object({
  type: v.literal('ready'),
  udp: v.boolean(),
  problem: v.nullable(v.string()),
});

export type Ready = v.InferOutput<typeof ReadySchema>;

/** @returns what the relay's process says when it takes clients, or null when it says something else */
export function parseReady(message: unknown): Ready | null {
  const result = v.safeParse(ReadySchema, message);
  return result.success ? result.output : null;
}
