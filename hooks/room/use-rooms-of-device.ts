import { useEffect, useEffectEvent } from 'react';
import type { RoomAccess } from '../../lib/rooms/room-access';
import { roomsOfDevice } from '../../lib/rooms/rooms-of-device';
import type { RoomId } from '../../lib/signaling/identifiers';
import { useRoomName } from './use-room-name';

/** Keeps the room among those of this device, where that was chosen, whenever somebody comes in. */
export function useRoomsOfDevice(room: RoomId, access: RoomAccess, isInside: boolean): void {
  const name = useRoomName(room);
  const enter = useEffectEvent(() => roomsOfDevice.enter(room, access, name, Date.now()));
  useEffect(() => {
    if (isInside) enter();
  }, [isInside]);
}
