import { useState } from 'react';
import { readRoomLink } from '../../lib/rooms/read-room-link';
import { nameOfRoom } from '../../lib/rooms/room-name';
import { roomNameIn } from '../../lib/rooms/typed-name';
import type { RoomId } from '../../lib/signaling/identifiers';

/**
 * The room's name as it was typed, if the page's address tells it, else as the id does. For what is shown in browsers
 * only, and as long as the address stays.
 */
export function useRoomName(room: RoomId): string {
  const [name] = useState(() => {
    const link = readRoomLink(window.location.href);
    return link?.room === room ? roomNameIn(link) : nameOfRoom(room);
  });
  return name;
}
