import * as v from 'valibot';
import { PeerIdSchema, SessionIdSchema } from '../../lib/signaling/identifiers';

const NetworksSchema = v.pipe(v.tupleWithRest([v.string()], v.string()), v.readonly());
const PeersSchema = v.pipe(v.array(PeerIdSchema), v.readonly());

const PersonSchema = v.object({
  peer: PeerIdSchema,
  started: v.boolean(),
  session: SessionIdSchema,
  networks: NetworksSchema,
});

/**
 * All that is to be kept of a room when another server takes it over: nobody is connected there yet, and everybody may
 * come back. Times are what is left of them, in milliseconds.
 */
export const RoomStateSchema = v.object({
  networks: NetworksSchema,
  door: v.object({
    stamp: v.number(),
    host: PeerIdSchema,
    locked: v.boolean(),
    removed: PeersSchema,
    newcomersRead: v.boolean(),
    latecomers: PeersSchema,
  }),
  absentHost: v.nullable(PeerIdSchema),
  seats: v.array(v.object({ ...PersonSchema.entries, departed: v.boolean(), leftMs: v.number() })),
  queue: v.array(PersonSchema),
  callers: v.array(PersonSchema),
  /** Null: as long as whoever has it waits for a seat. */
  passes: v.array(v.object({ peer: PeerIdSchema, leftMs: v.nullable(v.number()) })),
});

export type RoomState = v.InferOutput<typeof RoomStateSchema>;
export type PersonState = v.InferOutput<typeof PersonSchema>;
