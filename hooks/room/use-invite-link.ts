import type { RoomAccess } from '../../lib/rooms/room-access';
import { roomPath } from '../../lib/rooms/room-access';
import type { RoomId } from '../../lib/signaling/identifiers';
import { useClientValue } from '../base/use-client-value';
import { useRoomName } from './use-room-name';

const originOf = () => window.location.origin;

/** @returns the whole link that others come to the room by */
export function useInviteLink(room: RoomId, access: RoomAccess): string {
  return `${useClientValue(originOf, '')}${roomPath(room, access, useRoomName(room))}`;
}
