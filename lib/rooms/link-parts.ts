import type { RoomId } from '../signaling/identifiers';
import { parseRoomId } from '../signaling/identifiers';
import { takePass } from './link-pass';
import { isNewRoomId } from './new-room-id';
import { roomAddress } from './room-address';
import type { RoomLink } from './room-link';
import { namedRoom } from './room-name';
import { ROOM_SECRET_CHARACTERS } from './room-secret';
import { isTypedName, roomNameIn, typedNameFragment } from './typed-name';

/** An id, what goes to the server with it, and what stands behind the first `#`. */
const PARTS = /^([A-Za-z0-9_-]+)([^\s#]*)(?:#(\S*))?/;

/**
 * What may stand behind an id: a path or a query, or what ends a sentence. Three dots don't: they stand for the rest
 * of an id. Nor do letters and pictures: they are part of a name.
 */
const BEHIND_ID = /^(?:[/?].*|&\w+=.*|(?!\.\.)(?:(?!…)[\p{P}>`|~]|%20)*)$/u;

/** What browsers keep for themselves, such as a text to be shown. */
const DIRECTIVE = /:~:.*/;

/**
 * Reads what stands behind `/room/`, and undoes what can be undone without doubt: more than one `#`, what stands
 * behind the key, capitals of an id.
 *
 * @returns null when it does not begin with an id
 */
export function linkParts(text: string): RoomLink | null {
  const [, id, behind = '', fragment = ''] = PARTS.exec(text) ?? [];
  const room = parseRoomId(id);
  if (!room || !BEHIND_ID.test(behind)) return null;
  const { pass, rest } = takePass(fragment);
  // A pass is for the id that it stands behind, and a new room has a key, though it was lost.
  const isNamed = !pass && !isNewRoomId(room);
  const link =
    keyedLinkOrCut(room, rest) ?? namedLink(isNamed ? namedRoom(room) : room, rest, room);
  return pass ? { ...link, pass } : link;
}

/** @returns null when nothing stands behind the `#`, or a name. */
function keyedLinkOrCut(room: RoomId, fragment: string): RoomLink | null {
  if (isTypedName(fragment)) return null;
  const ends = fragment.replace(DIRECTIVE, '').split('#');
  for (const end of ends) {
    const letters = lettersOf(end);
    // A line under the link, in texts that are marked so.
    const link = keyedLink(room, letters) ?? keyedLink(room, letters.replace(/[-_]+$/, ''));
    if (link) return link;
  }
  const end = ends.find((text) => text !== '') ?? '';
  return end === '' ? null : { room, fragment: lettersOf(end) || end };
}

/** Whether the link says of itself that its key is right. */
export function isChecked(link: RoomLink): boolean {
  return roomAddress(link).kind === 'link' && link.fragment.length > ROOM_SECRET_CHARACTERS;
}

const lettersOf = (text: string): string => /^[A-Za-z0-9_-]*/.exec(text)?.[0] ?? '';

/** @returns the link under which this is a whole key, or null. */
function keyedLink(room: RoomId, fragment: string): RoomLink | null {
  const link = { room, fragment };
  if (roomAddress(link).kind === 'link') return link;
  const small = inSmallLetters(link);
  if (isChecked(small)) return small;
  // Without a check: a key without a small letter went through what made the id's letters capitals.
  const sure = isNewRoomId(room) && /[a-z]/.test(fragment);
  return sure && roomAddress(small).kind === 'link' ? small : null;
}

/** @param id as it was written: what the room is called where nothing else tells its name */
function namedLink(room: RoomId, fragment: string, id: RoomId): RoomLink {
  const name = isTypedName(fragment) ? roomNameIn({ room, fragment }) : id;
  return { room, fragment: typedNameFragment(room, name) };
}

function inSmallLetters({ room, fragment }: RoomLink): RoomLink {
  return { room: parseRoomId(room.toLowerCase()) ?? room, fragment };
}
