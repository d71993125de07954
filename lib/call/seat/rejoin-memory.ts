import * as v from 'valibot';
import type { RoomId } from '../../signaling/identifiers';
import { DoorTokenSchema, RoomIdSchema, SeatTokenSchema } from '../../signaling/identifiers';

const KEY = 'tertulia.rejoin';

/** A page that is loaded again comes back within this time; a tab opened again later starts anew. */
const VALID_MS = 60_000;

const RejoinSchema = v.object({
  room: RoomIdSchema,
  token: SeatTokenSchema,
  /** What the server signed of the room's door. */
  door: DoorTokenSchema,
  muted: v.boolean(),
  cameraWanted: v.boolean(),
  /** '' in rooms without one. */
  passphrase: v.string(),
  savedAtMs: v.number(),
});

/** What a page in a call leaves for itself when it is loaded again: its seat, its passphrase, the door, and what was on. */
export type Rejoin = v.InferOutput<typeof RejoinSchema>;

/**
 * Written when the page goes and cleared when it comes, so that a tab duplicated meanwhile does not
 * carry off the seat: two tabs are two participants.
 */
export function writeRejoin(storage: Storage, rejoin: Rejoin): void {
  storage.setItem(KEY, JSON.stringify(rejoin));
}

export function clearRejoin(storage: Storage): void {
  storage.removeItem(KEY);
}

/** @returns what the page left for this room, or null when there is nothing or it is too old. */
export function readRejoin(storage: Storage, room: RoomId, nowMs: number): Rejoin | null {
  const text = storage.getItem(KEY);
  if (!text) return null;
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), RejoinSchema), text);
  if (!result.success) return null;
  const { output } = result;
  return output.room === room && nowMs - output.savedAtMs < VALID_MS ? output : null;
}
