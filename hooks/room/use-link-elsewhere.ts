import { useEffect } from 'react';
import { openedLink } from '../../lib/rooms/opened-link';
import { roomLinkPath } from '../../lib/rooms/room-link';
import { rememberShownKey } from '../../lib/rooms/shown-key';
import { showInAddressBar } from './show-in-address-bar';

/** An escaped `#`: what stands behind it may be a key. */
const ESCAPED_HASH = /%(?:25)*23/i;

/**
 * For a page without a room: leads on to one if its address is the link to it, and the server could not see that in
 * the part that it gets. Else a key that may stand in that part is taken out of it.
 *
 * @param path without such a key
 */
export function useLinkElsewhere(path: string | null): void {
  useEffect(() => {
    const { pathname, search } = window.location;
    const link = openedLink(window.location);
    if (link?.shown) rememberShownKey(link.room);
    if (link) window.location.replace(roomLinkPath(link));
    else if (path !== null && ESCAPED_HASH.test(pathname + search)) showInAddressBar(path);
  }, [path]);
}
