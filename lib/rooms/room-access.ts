import type { RoomId } from '../signaling/identifiers';
import { linkCheck } from './link-check';
import { roomLinkPath } from './room-link';
import type { RoomSecret } from './room-secret';
import { typedNameFragment } from './typed-name';

/** More than anybody types, in UTF-16 units. */
export const MAX_PASSPHRASE_LENGTH = 256;

/** What a person has to make the room's key of. */
export type RoomAccess =
  | {
      kind: 'link';
      secret: RoomSecret;
      /** The secret stood where browsers show it to the server. */
      shown?: true;
    }
  /** The passphrase as typed; '' when there is none. */
  | { kind: 'name'; passphrase: string };

/**
 * @param name of the room, as it was typed
 * @returns what leads others to the room, from the site's root on. The secret is in the fragment, which browsers keep
 *   to themselves (RFC 9110 4.2.5), with a check. A passphrase is in no link.
 */
export function roomPath(room: RoomId, access: RoomAccess, name: string = room): string {
  const fragment =
    access.kind === 'link'
      ? access.secret + linkCheck(room, access.secret)
      : typedNameFragment(room, name);
  return roomLinkPath({ room, fragment });
}
