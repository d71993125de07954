import type { RoomId } from '../signaling/identifiers';
import { visibleText } from '../signaling/visible-text';
import type { RoomLink } from './room-link';
import { nameOfRoom, roomIdFromName } from './room-name';

/** In UTF-16 units. A link with such a name fits into a QR code, whatever its letters are. */
export const MAX_ROOM_NAME_LENGTH = 100;

/** Before a name in a link's fragment. No secret begins so. */
const MARK = 'room=';

/**
 * What stands behind the `#` of a link to a room that has no secret, for others to see its name as it was typed;
 * '' when the room's id tells it as well, or the name is another room's, or longer than any.
 */
export function typedNameFragment(room: RoomId, name: string): string {
  const typed = visibleText(name);
  if (typed === nameOfRoom(room) || typed.length > MAX_ROOM_NAME_LENGTH) return '';
  if (roomIdFromName(typed) !== room) return '';
  return MARK + encodeURIComponent(typed);
}

/** Whether the fragment has a name for a room, be it this one's or not. */
export function isTypedName(fragment: string): boolean {
  return fragment.slice(0, MARK.length).toLowerCase() === MARK;
}

/** @returns the name of the room to be shown: as it was typed if the link tells that, else as its id tells. */
export function roomNameIn({ room, fragment }: RoomLink): string {
  const typed = isTypedName(fragment) ? visibleText(decoded(fragment.slice(MARK.length))) : '';
  return roomIdFromName(typed) === room ? typed : nameOfRoom(room);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // It was decoded before, and has a % of its own.
    return text;
  }
}
