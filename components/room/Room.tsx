import { useState } from 'react';
import { useBrowserLacks } from '../../hooks/check/use-browser-lacks';
import { isFramed } from '../../hooks/room/use-framed';
import { useNameOutOfAddress } from '../../hooks/room/use-name-out-of-address';
import { useRoomLink } from '../../hooks/room/use-room-link';
import type { PageWishes } from '../../lib/embed/page-wishes';
import { noWishes, pageWishes } from '../../lib/embed/page-wishes';
import { roomAddress } from '../../lib/rooms/room-address';
import { roomLinkPath } from '../../lib/rooms/room-link';
import type { RoomId } from '../../lib/signaling/identifiers';
import { RoomLinkCut } from './RoomLinkCut';
import { RoomOpening } from './RoomOpening';
import { RoomUncallable } from './RoomUncallable';
import { RoomVisits } from './RoomVisits';

interface RoomProps {
  /** As the server read it: the whole link may say otherwise. */
  room: RoomId;
  nameFromLink: string | null;
}

/**
 * One room, under the key that the page's link gives. The server does not know it, so that only the browser
 * can tell what to show; another link is another key, and everything begins anew.
 */
export function Room({ room, nameFromLink }: RoomProps) {
  const link = useRoomLink(room);
  const lacks = useBrowserLacks();
  // Before the address bar shows the link alone.
  const [wishes] = useState(readWishes);
  useNameOutOfAddress(link?.room ?? room, nameFromLink);
  if (link === null) return <RoomOpening room={room} />;
  const address = roomAddress(link);
  const path = roomLinkPath(link);
  switch (address.kind) {
    case 'incomplete':
    case 'damaged':
      return <RoomLinkCut key={path} kind={address.kind} />;
    case 'link':
    case 'name': {
      const shown = link.shown ? ({ shown: true } as const) : {};
      const linkAccess = address.kind === 'link' ? { ...address, ...shown } : null;
      if (lacks === 'calls') {
        const access = linkAccess ?? { kind: 'name', passphrase: '' };
        return <RoomUncallable key={path} room={link.room} access={access} />;
      }
      return (
        <RoomVisits
          key={path}
          room={link.room}
          linkAccess={linkAccess}
          pass={link.pass}
          nameFromLink={nameFromLink}
          wishes={wishes}
        />
      );
    }
  }
}

function readWishes(): PageWishes {
  if (typeof window === 'undefined') return noWishes;
  return pageWishes(window.location.search, isFramed());
}
