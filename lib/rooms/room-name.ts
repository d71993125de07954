import type { RoomId } from '../signaling/identifiers';
import { parseRoomId } from '../signaling/identifiers';
import { MAX_ROOM_ID_LENGTH } from '../signaling/limits';

const ROOM_LINK = /\/room\/([A-Za-z0-9_-]+)(?=[/?#]|$)/;

/**
 * Makes a room id of what a person typed or pasted: a link to a room, of whatever host, gives the id in
 * it; anything else becomes lower-case words joined by hyphens, without accents.
 *
 * @returns null when nothing is left of it
 */
export function roomIdFromName(text: string): RoomId | null {
  const trimmed = text.trim();
  const linked = ROOM_LINK.exec(trimmed)?.[1];
  return parseRoomId(linked ?? slug(trimmed));
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MAX_ROOM_ID_LENGTH)
    .replace(/-$/, '');
}
