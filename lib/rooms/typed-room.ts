import { visibleText } from '../signaling/visible-text';
import { readRoomLink } from './read-room-link';
import { roomPath } from './room-access';
import { roomLinkPath } from './room-link';
import { roomIdFromName } from './room-name';
import { MAX_ROOM_NAME_LENGTH } from './typed-name';

/** What stands for a room in an address, if it is no id: a name. Dots stand for the rest of one. */
const NAME_IN_ADDRESS = /\/room\/([^/?#\s]*[^/?#\s.…])\/?$/i;

/** An address, or the end of one with what could be a key. */
const ADDRESS = /:\/\/|\/room\/|#[A-Za-z0-9_-]{20}/i;

/** Where a person wants to go who typed or pasted something. */
export type TypedRoom =
  | { kind: 'path'; path: string }
  /** Nothing but white space and dashes. */
  | { kind: 'noWord' }
  | { kind: 'tooLong' }
  /** An address, but of no room. Taken for a name, it would tell the server what a link keeps from it. */
  | { kind: 'noRoom' };

/** @param text a room's name, or a link to a room */
export function readTypedRoom(text: string): TypedRoom {
  const link = readRoomLink(text);
  if (link) return { kind: 'path', path: roomLinkPath(link) };
  const isAddress = ADDRESS.test(text);
  const name = visibleText(isAddress ? nameInAddress(text) : text);
  if (name.length > MAX_ROOM_NAME_LENGTH) return { kind: 'tooLong' };
  const room = roomIdFromName(name);
  if (!room) return { kind: isAddress ? 'noRoom' : 'noWord' };
  return { kind: 'path', path: roomPath(room, { kind: 'name', passphrase: '' }, name) };
}

function nameInAddress(text: string): string {
  const [, name = ''] = NAME_IN_ADDRESS.exec(text) ?? [];
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
}
