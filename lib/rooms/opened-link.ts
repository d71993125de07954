import { readRoomLink } from './read-room-link';
import { roomAddress } from './room-address';
import type { RoomLink } from './room-link';

/** The link by which a page was opened. */
export interface OpenedLink extends RoomLink {
  /** Its key, or what is left of it, stood where browsers send it to the server. */
  readonly shown: boolean;
}

/** @returns the link in the address of a page, repaired, or null when there is none */
export function openedLink(
  address: Pick<Location, 'pathname' | 'search' | 'hash'>,
): OpenedLink | null {
  const sent = address.pathname + address.search;
  const link = readRoomLink(sent + address.hash);
  if (!link) return null;
  const hasKey = link.fragment !== '' && roomAddress(link).kind !== 'name';
  return { ...link, shown: hasKey && readRoomLink(sent)?.fragment === link.fragment };
}
