import { isChecked, linkParts } from './link-parts';
import { isNewRoomId } from './new-room-id';
import { plainLinkText } from './plain-link-text';
import { roomAddress } from './room-address';
import type { RoomLink } from './room-link';

/** Line breaks, and marks of quoted lines. Escaped ones come from an address bar. */
const BREAK = /(?:\s|%20|%0d|%0a)+(?:>\s*)*/i;

/** In the name of a room an escaped space is a part of it. */
const UNESCAPED_BREAK = /\s+(?:>\s*)*/;

/** A link anywhere in a text, of whatever host. */
const LINK = new RegExp(`${[...'/room/'].join(`(?:${BREAK.source})?`)}(.*)`, 'i');

/** One with a name in it, which is escaped once, and may look as if it were escaped more often. */
const NAMED_LINK = /\/room\/([A-Za-z0-9_-]+#room=[^]+)/i;

/** A link that lost its beginning, perhaps. */
const LINK_END = /^[A-Za-z0-9_-]+#/;

/** More than mail programs make of a link. */
const MAX_PIECES = 8;

/**
 * @returns where the link in the text leads, or null when there is none. What programs did to it on its way is undone
 *   where there can be no doubt; `roomAddress` says whether it is whole.
 */
export function readRoomLink(text: string): RoomLink | null {
  const [, named] = NAMED_LINK.exec(text) ?? [];
  if (named !== undefined) return withTornPass(linkParts(named), named, UNESCAPED_BREAK);
  const plain = plainLinkText(text);
  const [, behind] = LINK.exec(plain) ?? [];
  if (behind === undefined) return linkEnd(plain);
  const link = linkParts(behind);
  const whole = link && roomAddress(link).kind === 'link' ? link : (rejoined(behind) ?? link);
  return withTornPass(whole, behind, BREAK);
}

/** The first pieces of a broken text, put together: two of them, three, and so on. */
function joinedPieces(text: string, at: RegExp): string[] {
  const pieces = text.split(at, MAX_PIECES);
  return pieces.slice(1).map((_, index) => pieces.slice(0, index + 2).join(''));
}

/** Puts the pieces of a broken link together until they are one with a whole key; null when that never happens. */
function rejoined(text: string): RoomLink | null {
  for (const joined of joinedPieces(text, BREAK)) {
    const link = linkParts(joined);
    if (!link || roomAddress(link).kind !== 'link') continue;
    if (isNewRoomId(link.room) || isChecked(link)) return link;
  }
  return null;
}

/** The same link with the pass that was torn, where the pieces come to one that ends as they do, behind the same key. */
function withTornPass(link: RoomLink | null, text: string, at: RegExp): RoomLink | null {
  if (!link || link.pass) return link;
  for (const joined of joinedPieces(text, at)) {
    const whole = linkParts(joined);
    if (!whole?.pass || whole.room !== link.room || !endsWithPass(joined, whole.pass)) continue;
    if (whole.fragment === link.fragment || roomAddress(whole).kind === 'name') return whole;
  }
  return link;
}

/** A word behind it that happens to be as long as what is missing would go on. */
function endsWithPass(text: string, pass: string): boolean {
  return !/^[A-Za-z0-9_-]/.test(text.slice(text.indexOf(pass) + pass.length));
}

/** Only what is surely one: other texts with a `#` are names. Taken for a name, it would tell the server the secret. */
function linkEnd(text: string): RoomLink | null {
  const link = LINK_END.test(text) ? linkParts(text) : null;
  if (!link || isNewRoomId(link.room)) return link;
  const { kind } = roomAddress(link);
  return kind === 'link' || kind === 'damaged' ? link : null;
}
