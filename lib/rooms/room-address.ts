import { isNewRoomId } from './new-room-id';
import type { RoomLink } from './room-link';
import type { RoomSecret } from './room-secret';
import { parseRoomSecret } from './room-secret';

/** What a link tells of its room's key. */
export type RoomAddress =
  | { kind: 'link'; secret: RoomSecret }
  /** No secret, and none was there: a room that people know by its name. */
  | { kind: 'name' }
  /** There was a secret, and it was lost or damaged on the way. */
  | { kind: 'incomplete' };

export function roomAddress({ room, fragment }: RoomLink): RoomAddress {
  if (fragment === '') return { kind: isNewRoomId(room) ? 'incomplete' : 'name' };
  const secret = parseRoomSecret(fragment);
  return secret ? { kind: 'link', secret } : { kind: 'incomplete' };
}
