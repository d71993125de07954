import type { RoomId } from '../signaling/identifiers';
import { visibleText } from '../signaling/visible-text';
import type { RoomLink } from './room-link';
import { nameOfRoom, roomIdFromName } from './room-name';

/** Before a name in a link's fragment. No secret begins so. */
const MARK = 'room=';

/**
 * What stands behind the `#` of a link to a room that has no secret, for others to see its name as it was typed;
 * '' when the room's id tells it as well, or the name is another room's.
 */
export function typedNameFragment(room: RoomId, name: string): string {
  const typed = visibleText(name);
  if (typed === nameOfRoom(room) || roomIdFromName(typed) !== room) return '';
  return MARK + encodeURIComponent(typed);
}

/** Whether the fragment has a name for a room, be it this one's or not. */
export function isTypedName(fragment: string): boolean {
  return fragment.startsWith(MARK);
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
