import type { RoomId } from '../signaling/identifiers';
import { roomLinkPath } from './room-link';
import type { RoomSecret } from './room-secret';

/** More than anybody types, in UTF-16 units. */
export const MAX_PASSPHRASE_LENGTH = 256;

/** What a person has to make the room's key of. */
export type RoomAccess =
  | { kind: 'link'; secret: RoomSecret }
  /** The passphrase as typed; '' when there is none. */
  | { kind: 'name'; passphrase: string };

/**
 * @returns what leads others to the room, from the site's root on. The secret is in the fragment, which
 * browsers keep to themselves (RFC 9110 4.2.5). A passphrase is in no link.
 */
export function roomPath(room: RoomId, access: RoomAccess): string {
  return roomLinkPath({ room, fragment: access.kind === 'link' ? access.secret : '' });
}
