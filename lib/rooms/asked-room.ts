import type { RoomId } from '../signaling/identifiers';
import { parseRoomId } from '../signaling/identifiers';
import { plainLinkText } from './plain-link-text';
import { readRoomLink } from './read-room-link';
import { roomIdFromName } from './room-name';

/** What stands behind `/room/` in the address of a request. */
export interface AskedRoom {
  room: RoomId | null;
  /** Where there is no room, what may be the name of one; else ''. Never what stands behind a `#`. */
  name: string;
}

/** @param segment of the path, unescaped once. A link's key may be in it, and stays there. */
export function askedRoom(segment: string): AskedRoom {
  const room = parseRoomId(segment) ?? readRoomLink(`/room/${encodeURIComponent(segment)}`)?.room;
  if (room) return { room, name: '' };
  const [name = ''] = plainLinkText(segment).split('#');
  return { room: null, name: roomIdFromName(name) ? name : '' };
}
