import { useFragment } from '../../hooks/use-fragment';
import { roomAddress } from '../../lib/rooms/room-address';
import type { RoomId } from '../../lib/signaling/identifiers';
import { RoomLinkCut } from './RoomLinkCut';
import { RoomOpening } from './RoomOpening';
import { RoomVisits } from './RoomVisits';

interface RoomProps {
  room: RoomId;
  nameFromLink: string | null;
}

/**
 * One room, under the key that the page's fragment gives. The server does not know it, so that only the browser
 * can tell what to show; another fragment is another key, and everything begins anew.
 */
export function Room({ room, nameFromLink }: RoomProps) {
  const fragment = useFragment();
  if (fragment === null) return <RoomOpening room={room} />;
  const address = roomAddress({ room, fragment });
  if (address.kind === 'incomplete') return <RoomLinkCut key={fragment} />;
  return <RoomVisits key={fragment} room={room} address={address} nameFromLink={nameFromLink} />;
}
