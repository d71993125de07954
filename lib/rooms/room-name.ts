import type { RoomId } from '../signaling/identifiers';
import { parseRoomId } from '../signaling/identifiers';
import { MAX_ROOM_ID_LENGTH } from '../signaling/limits';

/**
 * Makes a room id of what a person typed: lower-case words joined by hyphens, without accents.
 *
 * @returns null when nothing is left of it
 */
export function roomIdFromName(text: string): RoomId | null {
  return parseRoomId(slug(text.trim()));
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
