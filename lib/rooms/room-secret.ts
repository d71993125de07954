import * as v from 'valibot';
import { fromBase64url, toBase64url } from '../sealing/base64url';
import { ROOM_SECRET_LENGTH } from '../sealing/room-key';

/** Of one secret, as a link has it. */
export const ROOM_SECRET_CHARACTERS = 22;

/**
 * What a link's fragment begins with: 128 random bits as 22 characters of base64url (RFC 4648 5) without padding.
 * The last character carries two bits only, so that each secret is written in one way.
 */
const RoomSecretSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/),
  v.brand('RoomSecret'),
);
export type RoomSecret = v.InferOutput<typeof RoomSecretSchema>;

/** @returns a secret that nobody else has. */
export function newRoomSecret(): RoomSecret {
  const bytes = crypto.getRandomValues(new Uint8Array(ROOM_SECRET_LENGTH));
  return v.parse(RoomSecretSchema, toBase64url(bytes));
}

/** @returns the secret, or null when the text is none: one character more or less is another room's. */
export function parseRoomSecret(text: string): RoomSecret | null {
  const result = v.safeParse(RoomSecretSchema, text);
  return result.success ? result.output : null;
}

/** @returns the 16 bytes that keys are derived from. */
export function roomSecretBytes(secret: RoomSecret): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64url(secret);
  if (!bytes) throw new TypeError('Something was taken for a room secret without being parsed.');
  return bytes;
}
