import type { RoomId } from '../signaling/identifiers';
import { parseRoomId } from '../signaling/identifiers';
import { MAX_ROOM_ID_LENGTH } from '../signaling/limits';
import { fnv1a } from './fnv-1a';
import { fromPunycode, toPunycode } from './punycode';
import { sameName } from './same-name';

/** Before a name of other letters in Punycode. No name of plain letters has two hyphens in a row. */
const ENCODED = 'xn--';

/** Before the beginning and the hash of a name that is too long to stand in an id. */
const HASHED = 'xh--';

/** 64 bits in base 36. */
const HASH_LENGTH = 13;

/**
 * Makes a room id of what a person typed. Names that look the same ({@link sameName}) make the same one, others
 * make others: plain letters stand for themselves, other letters in Punycode, and of what is longer than an id
 * there is a hash.
 *
 * @returns null when there is no word in it
 */
export function roomIdFromName(text: string): RoomId | null {
  const name = sameName(text);
  const id = /^[a-z0-9_-]*$/.test(name) ? name : ENCODED + toPunycode(name);
  return parseRoomId(id.length > MAX_ROOM_ID_LENGTH ? hashed(name) : id);
}

/** @returns what can be told of the room's name from its id alone: its letters, without capitals and spaces. */
export function nameOfRoom(room: RoomId): string {
  if (!room.startsWith(ENCODED)) return room;
  const name = fromPunycode(room.slice(ENCODED.length));
  return name !== null && roomIdFromName(name) === room ? name : room;
}

/** Whether the id is one that {@link roomIdFromName} made of more than plain letters, whatever its case is now. */
export function isEncodedName(room: RoomId): boolean {
  return room.toLowerCase().startsWith(ENCODED) || room.toLowerCase().startsWith(HASHED);
}

function hashed(name: string): string {
  const hash = fnv1a(name).toString(36).padStart(HASH_LENGTH, '0');
  const start = name
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MAX_ROOM_ID_LENGTH - HASHED.length - HASH_LENGTH - 1)
    .replace(/-$/, '');
  return HASHED + (start && `${start}-`) + hash;
}
