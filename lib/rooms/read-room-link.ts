import { isChecked, linkParts } from './link-parts';
import { isNewRoomId } from './new-room-id';
import { plainLinkText } from './plain-link-text';
import { roomAddress } from './room-address';
import type { RoomLink } from './room-link';

/** A link anywhere in a text, of whatever host. */
const LINK = /\/room\/(.*)/i;

/** One with a name in it, which is escaped once, and may look as if it were escaped more often. */
const NAMED_LINK = /\/room\/([A-Za-z0-9_-]+#room=\S+)/i;

/** A link that lost its beginning, perhaps. */
const LINK_END = /^[A-Za-z0-9_-]+#/;

/** Line breaks, and marks of quoted lines. Escaped ones come from an address bar. */
const BREAK = /(?:\s|%20|%0d|%0a)+(?:>\s*)*/i;

/** More than mail programs make of a link. */
const MAX_PIECES = 8;

/**
 * @returns where the link in the text leads, or null when there is none. What programs did to it on its way is undone
 *   where there can be no doubt; `roomAddress` says whether it is whole.
 */
export function readRoomLink(text: string): RoomLink | null {
  const [, named] = NAMED_LINK.exec(text) ?? [];
  if (named !== undefined) return linkParts(named);
  const plain = plainLinkText(text);
  const [, behind] = LINK.exec(plain) ?? [];
  if (behind === undefined) return linkEnd(plain);
  const link = linkParts(behind);
  return link && roomAddress(link).kind === 'link' ? link : (rejoined(behind) ?? link);
}

/** Puts the pieces of a broken link together until they are one with a whole key; null when that never happens. */
function rejoined(text: string): RoomLink | null {
  const pieces = text.split(BREAK, MAX_PIECES);
  for (let count = 2; count <= pieces.length; count += 1) {
    const link = linkParts(pieces.slice(0, count).join(''));
    if (!link || roomAddress(link).kind !== 'link') continue;
    if (isNewRoomId(link.room) || isChecked(link)) return link;
  }
  return null;
}

/** Only what is surely one: other texts with a `#` are names. Taken for a name, it would tell the server the secret. */
function linkEnd(text: string): RoomLink | null {
  const link = LINK_END.test(text) ? linkParts(text) : null;
  if (!link || isNewRoomId(link.room)) return link;
  const { kind } = roomAddress(link);
  return kind === 'link' || kind === 'damaged' ? link : null;
}
