import type { RoomId } from '../signaling/identifiers';
import { parseRoomId } from '../signaling/identifiers';
import { isNewRoomId } from './new-room-id';
import { parseRoomSecret } from './room-secret';

/** A link to a room anywhere in a text: what messengers put around it does not matter. */
const LINK = /\/room\/([A-Za-z0-9_-]+)(?:[/?][^\s#]*)?(?:#(\S*))?(?=\s|$)/;

/** A link that lost its beginning, perhaps. */
const LINK_END = /^([A-Za-z0-9_-]+)#(\S+)$/;

/** Where a link leads. */
export interface RoomLink {
  room: RoomId;
  /** What stands behind the `#`, or ''. */
  fragment: string;
}

/** @returns where the link in the text leads, of whatever host it is, or null when there is none. */
export function readRoomLink(text: string): RoomLink | null {
  const trimmed = text.trim();
  return linkFrom(LINK.exec(trimmed)) ?? linkEnd(trimmed);
}

/** @returns the link from the site's root on. */
export function roomLinkPath({ room, fragment }: RoomLink): string {
  return `/room/${room}${fragment && `#${fragment}`}`;
}

/** Only what is surely one: other texts with a `#` are names. Taken for a name, it would tell the server the secret. */
function linkEnd(text: string): RoomLink | null {
  const link = linkFrom(LINK_END.exec(text));
  return link && (isNewRoomId(link.room) || parseRoomSecret(link.fragment)) ? link : null;
}

function linkFrom(match: RegExpExecArray | null): RoomLink | null {
  const room = parseRoomId(match?.[1]);
  return room && { room, fragment: match?.[2] ?? '' };
}
