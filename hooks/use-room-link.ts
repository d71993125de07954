import { useEffect, useState, useSyncExternalStore } from 'react';
import { readRoomLink } from '../lib/rooms/read-room-link';
import { roomAddress } from '../lib/rooms/room-address';
import type { RoomLink } from '../lib/rooms/room-link';
import { roomLinkPath } from '../lib/rooms/room-link';
import { isKeyShown, rememberShownKey } from '../lib/rooms/shown-key';
import type { RoomId } from '../lib/signaling/identifiers';

/** The link in the page's address. */
export interface OpenedLink extends RoomLink {
  /** What is meant to stand in the fragment alone stood where browsers send it to the server. */
  readonly shown: boolean;
}

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
    showInAddressBar(roomLinkPath(link));
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
  const { pathname, search, hash } = window.location;
  const link = readRoomLink(pathname + search + hash) ?? { room, fragment: '' };
  const sent = readRoomLink(pathname + search);
  const shown =
    link.fragment !== '' && link.fragment === sent?.fragment && roomAddress(link).kind !== 'name';
  return { ...link, shown: shown || isKeyShown(link.room) };
}

/** In the place of what stands there. Next.js goes back to what the state of a page says. */
function showInAddressBar(path: string): void {
  const { pathname, hash } = window.location;
  if (pathname + hash === path) return;
  const state: unknown = window.history.state;
  window.history.replaceState({ ...Object(state), url: path, as: path }, '', path);
}
