import * as v from 'valibot';
import { MAX_ROOM_ID_LENGTH } from './limits';

/** 1-64 characters of `[A-Za-z0-9_-]`: what stands behind `/room/` in a link. */
export const RoomIdSchema = v.pipe(
  v.string(),
  v.maxLength(MAX_ROOM_ID_LENGTH),
  v.regex(/^[A-Za-z0-9_-]+$/),
  v.brand('RoomId'),
);
export type RoomId = v.InferOutput<typeof RoomIdSchema>;

/** Random, given by the server with a seat, stable over reconnects. Base64url, 16 characters. */
export const PeerIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16}$/), v.brand('PeerId'));
export type PeerId = v.InferOutput<typeof PeerIdSchema>;

/**
 * What one `Call` names itself with while it has a seat, random and of its own making: base64url, 16
 * characters. Keys of sealing are bound to it, so that nothing of an earlier session fits into a later
 * one. Empty when a client told none.
 */
export const SessionIdSchema = v.pipe(
  v.string(),
  v.regex(/^(?:[A-Za-z0-9_-]{16})?$/),
  v.brand('SessionId'),
);
export type SessionId = v.InferOutput<typeof SessionIdSchema>;

/** Nobody told one. */
export const NO_SESSION: SessionId = v.parse(SessionIdSchema, '');

/** Opaque to clients: signed by the server, proves the right to one seat in one room. */
export const SeatTokenSchema = v.pipe(
  v.string(),
  v.maxLength(512),
  v.regex(/^[A-Za-z0-9_.-]+$/),
  v.brand('SeatToken'),
);
export type SeatToken = v.InferOutput<typeof SeatTokenSchema>;

/** Opaque to clients: signed by the server, says who is host of a room and whether it is locked. */
export const DoorTokenSchema = v.pipe(
  v.string(),
  v.maxLength(1024),
  v.regex(/^[A-Za-z0-9_.-]+$/),
  v.brand('DoorToken'),
);
export type DoorToken = v.InferOutput<typeof DoorTokenSchema>;

/** @returns the room id, or null when the text is none (wrong type, length or characters). */
export function parseRoomId(value: unknown): RoomId | null {
  const result = v.safeParse(RoomIdSchema, value);
  return result.success ? result.output : null;
}
