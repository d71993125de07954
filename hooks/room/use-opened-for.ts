import { useEffect, useEffectEvent } from 'react';
import { decoded } from '../../lib/rooms/decoded';
import { readRoomLink } from '../../lib/rooms/read-room-link';
import { roomLinkPath } from '../../lib/rooms/room-link';
import { showInAddressBar } from './show-in-address-bar';

const SHARED = '#share=';
const NEW = '#new';

/**
 * For the home page of an installed site: it may have been opened for a new room, or with what another app shared. Both
 * stand behind the `#`, since a link that was shared has a key.
 *
 * @param onEnter gets the path of the room that is meant
 * @param onNew makes one
 */
export function useOpenedFor(onEnter: (path: string) => void, onNew: () => void): void {
  const act = useEffectEvent((hash: string) => {
    if (hash === NEW) return onNew();
    if (!hash.startsWith(SHARED)) return;
    const link = readRoomLink(decoded(hash.slice(SHARED.length)));
    if (link) onEnter(roomLinkPath(link));
    else showInAddressBar('/');
  });
  useEffect(() => act(window.location.hash), []);
}
