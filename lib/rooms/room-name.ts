import type { RoomId } from '../signaling/identifiers';
import { parseRoomId } from '../signaling/identifiers';
import { MAX_ROOM_ID_LENGTH } from '../signaling/limits';
import { fnv1a } from './fnv-1a';
import { fromPunycode, toPunycode } from './punycode';
import { sameName } from './same-name';

/** Before a name of other letters, or with signs, in Punycode. No name of plain letters has two hyphens in a row. */
const ENCODED = 'xn--';

/** Before the beginning and the hash of a name that is too long to stand in an id. */
const HASHED = 'xh--';

/** 64 bits in base 36. */
const HASH_LENGTH = 13;

/** Signs of ASCII, which Punycode would write as they are. */
const SIGNS = /(?![a-z0-9_-])[!-~]/g;

/** From a sign of ASCII to its full-width form, which NFKC has left in no name and makes the sign again. */
const FULL_WIDTH = 0xfee0;

/**
 * Makes a room id of what a person typed. Names that look the same ({@link sameName}) make the same one, others
 * make others: plain letters stand for themselves, other letters and signs in Punycode, and of what is longer than
 * an id there is a hash. So no id means anything in a path, or ends in what a program takes for the end of a sentence.
 *
 * @returns null when there is nothing in it but white space and dashes
 */
export function roomIdFromName(text: string): RoomId | null {
  const name = sameName(text);
  const id = /^[a-z0-9_-]*$/.test(name) ? name : ENCODED + toPunycode(withoutSigns(name));
  return parseRoomId(id.length > MAX_ROOM_ID_LENGTH ? hashed(name) : id);
}

/** @returns what can be told of the room's name from its id alone: its letters, without capitals and spaces. */
export function nameOfRoom(room: RoomId): string {
  if (!room.startsWith(ENCODED)) return room;
  const name = fromPunycode(room.slice(ENCODED.length))?.normalize('NFKC');
  return name !== undefined && roomIdFromName(name) === room ? name : room;
}

/**
 * @returns where an id leads without a key: where typing it leads. Ids that {@link roomIdFromName} made of more than plain
 *   letters are no names themselves; of those only capitals can be wrong.
 */
export function namedRoom(id: RoomId): RoomId {
  const small = id.toLowerCase();
  const isEncoded = small.startsWith(ENCODED) || small.startsWith(HASHED);
  return (isEncoded ? parseRoomId(small) : roomIdFromName(id)) ?? id;
}

function withoutSigns(name: string): string {
  return name.replace(SIGNS, (sign) => String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH));
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
