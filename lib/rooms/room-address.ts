import { isNewRoomId } from './new-room-id';
import { LINK_CHECK_LENGTH, linkCheck } from './link-check';
import type { RoomLink } from './room-link';
import type { RoomSecret } from './room-secret';
import { parseRoomSecret, ROOM_SECRET_CHARACTERS } from './room-secret';
import { isTypedName } from './typed-name';

/** What a link tells of its room's key. */
export type RoomAddress =
  | { kind: 'link'; secret: RoomSecret }
  /** No secret, and none was there: a room that people know by its name. */
  | { kind: 'name' }
  /** There was a secret, and it was lost or cut on the way. */
  | { kind: 'incomplete' }
  /** Something was changed on the way. */
  | { kind: 'damaged' };

/** Of what stands behind the `#`, in characters. */
const WHOLE_LENGTH = ROOM_SECRET_CHARACTERS + LINK_CHECK_LENGTH;

/** A link without a check is an older one, and is believed: nothing tells whether it is as it was. */
export function roomAddress({ room, fragment }: RoomLink): RoomAddress {
  const made = isNewRoomId(room);
  if (fragment === '' || isTypedName(fragment)) return { kind: made ? 'incomplete' : 'name' };
  // No new room has a capital in its id.
  if (made && /[A-Z]/.test(room)) return { kind: 'damaged' };
  const secret = parseRoomSecret(fragment.slice(0, ROOM_SECRET_CHARACTERS));
  const check = fragment.slice(ROOM_SECRET_CHARACTERS);
  if (secret && (check === '' || check === linkCheck(room, secret)))
    return { kind: 'link', secret };
  const letters = /^[A-Za-z0-9_-]*/.exec(fragment)?.[0].length ?? 0;
  return { kind: letters < WHOLE_LENGTH ? 'incomplete' : 'damaged' };
}
