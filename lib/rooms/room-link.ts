import type { RoomId } from '../signaling/identifiers';

/** Where a link leads. */
export interface RoomLink {
  room: RoomId;
  /** What stands behind the `#`, or ''. */
  fragment: string;
}

/** @returns the link from the site's root on. */
export function roomLinkPath({ room, fragment }: RoomLink): string {
  return `/room/${room}${fragment && `#${fragment}`}`;
}
