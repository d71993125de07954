import { useEffect, useState, useSyncExternalStore } from 'react';
import type { OpenedLink } from '../../lib/rooms/opened-link';
import { openedLink } from '../../lib/rooms/opened-link';
import { roomLinkPath } from '../../lib/rooms/room-link';
import { isKeyShown, rememberShownKey } from '../../lib/rooms/shown-key';
import type { RoomId } from '../../lib/signaling/identifiers';
import { showInAddressBar } from './show-in-address-bar';

/**
 * The link by which the page was opened, repaired, which the address bar shows from then on; null on the server and
 * in the first rendering of its page, which know nothing of the fragment. Going back to another page is no change of
 * this one's.
 *
 * @param room as the server read it
 */
export function useRoomLink(room: RoomId): OpenedLink | null {
  const [watch] = useState(() => (typeof window === 'undefined' ? null : new LinkWatch(room)));
  const link = useSyncExternalStore(watch?.subscribe ?? nothing, watch?.get ?? unknown, unknown);
  useEffect(() => {
    if (!link) return;
    if (link.shown) rememberShownKey(link.room);
    const { pathname, hash } = window.location;
    const path = roomLinkPath(link);
    if (pathname + hash !== path) showInAddressBar(path);
  }, [link]);
  return link;
}

const unknown = () => null;
const nothing = () => () => undefined;

class LinkWatch {
  #link: OpenedLink;

  constructor(room: RoomId) {
    this.#link = readAddress(room);
  }

  readonly get = (): OpenedLink => this.#link;

  readonly subscribe = (listener: () => void): (() => void) => {
    const onChange = () => {
      const { room } = this.#link;
      if (window.location.pathname !== roomLinkPath({ room, fragment: '' })) return;
      this.#link = readAddress(room);
      listener();
    };
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  };
}

function readAddress(room: RoomId): OpenedLink {
  const link = openedLink(window.location) ?? { room, fragment: '', shown: false };
  return { ...link, shown: link.shown || isKeyShown(link.room) };
}
