import type { RoomAccess } from '../../lib/rooms/room-access';
import { roomPath } from '../../lib/rooms/room-access';
import type { RoomId } from '../../lib/signaling/identifiers';
import { useRoomName } from './use-room-name';
import { useWholeLink } from './use-whole-link';

/** @returns the whole link that others come to the room by */
export function useInviteLink(room: RoomId, access: RoomAccess): string {
  return useWholeLink(roomPath(room, access, useRoomName(room)));
}
