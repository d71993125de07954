import { useEffect } from 'react';
import { readRoomLink } from '../lib/rooms/read-room-link';
import { roomLinkPath } from '../lib/rooms/room-link';

/**
 * Leads on to a room if the address of this page, where none is, is the link to one that something was done to which
 * the server could not undo: it never sees the whole.
 */
export function useLinkElsewhere(): void {
  useEffect(() => {
    const { pathname, search, hash } = window.location;
    const link = readRoomLink(pathname + search + hash);
    const path = link && roomLinkPath(link);
    if (path && path !== pathname + hash) window.location.replace(path);
  }, []);
}
