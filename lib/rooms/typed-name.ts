import type { RoomId } from '../signaling/identifiers';
import { visibleText } from '../signaling/visible-text';
import { decoded } from './decoded';
import type { RoomLink } from './room-link';
import { nameOfRoom, roomIdFromName } from './room-name';

/** In UTF-16 units. A link with such a name fits into a QR code, whatever its letters are. */
export const MAX_ROOM_NAME_LENGTH = 100;

/** Before a name in a link's fragment. No secret begins so. */
const MARK = 'room=';

/** What `encodeURIComponent` leaves as it is, though programs take it for the end of a sentence when a link ends so. */
const PUNCTUATION = /[!'()*.~]/g;

/** What was put behind a link: a name has none of it, if it is escaped. */
const BEHIND_NAME = /[^\w%-]+$/;

/**
 * What stands behind the `#` of a link to a room that has no secret, for others to see its name as it was typed;
 * '' when the room's id tells it as well, or the name is another room's, or longer than any.
 */
export function typedNameFragment(room: RoomId, name: string): string {
  const typed = visibleText(name);
  if (typed === nameOfRoom(room) || typed.length > MAX_ROOM_NAME_LENGTH) return '';
  if (roomIdFromName(typed) !== room) return '';
  return MARK + encodeURIComponent(typed).replace(PUNCTUATION, escaped);
}

/** Whether the fragment has a name for a room, be it this one's or not. */
export function isTypedName(fragment: string): boolean {
  return fragment.slice(0, MARK.length).toLowerCase() === MARK;
}

/** @returns the name of the room to be shown: as it was typed if the link tells that, else as its id tells. */
export function roomNameIn({ room, fragment }: RoomLink): string {
  const text = isTypedName(fragment) ? fragment.slice(MARK.length) : '';
  const names = [text, text.replace(BEHIND_NAME, '')].map((name) => visibleText(decoded(name)));
  return names.find((name) => roomIdFromName(name) === room) ?? nameOfRoom(room);
}

function escaped(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
