import { useEffect } from 'react';
import { rememberNameHere } from '../../lib/rooms/name-memory';
import type { RoomId } from '../../lib/signaling/identifiers';
import { showInAddressBar } from './show-in-address-bar';

/**
 * Takes the name out of the address bar once the page has it: whoever copies the link from there hands on the room, not
 * who they are. Whatever else the address wishes for stays, since it counts when the page is loaded again.
 */
export function useNameOutOfAddress(room: RoomId, nameFromLink: string | null): void {
  useEffect(() => {
    if (nameFromLink !== null) rememberNameHere(room, nameFromLink);
    const { pathname, search, hash } = window.location;
    const wishes = new URLSearchParams(search);
    if (!wishes.has('name')) return;
    wishes.delete('name');
    const rest = wishes.toString();
    showInAddressBar(pathname + (rest && `?${rest}`) + hash);
  }, [room, nameFromLink]);
}
