import type { RoomId } from '../signaling/identifiers';
import type { RoomPass } from '../signaling/room-pass';
import { withPass } from './link-pass';

/** Where a link leads. */
export interface RoomLink {
  room: RoomId;
  /** What stands behind the `#`, or '', without the pass. */
  fragment: string;
  /** What lets guests open the room on a server that not everybody may. */
  pass?: RoomPass;
}

/** @returns the link from the site's root on. */
export function roomLinkPath({ room, fragment, pass }: RoomLink): string {
  const behind = pass ? withPass(fragment, pass) : fragment;
  return `/room/${room}${behind && `#${behind}`}`;
}
