import { useEffect, useEffectEvent } from 'react';
import type { RoomAccess } from '../../lib/rooms/room-access';
import { roomsOfDevice } from '../../lib/rooms/rooms-of-device';
import type { RoomId } from '../../lib/signaling/identifiers';
import type { RoomPass } from '../../lib/signaling/room-pass';
import { useRoomName } from './use-room-name';

/**
 * Keeps the room among those of this device, where that was chosen, whenever somebody comes in.
 *
 * @param pass of the link; undefined without one, null when the server did not take it
 */
export function useRoomsOfDevice(
  room: RoomId,
  access: RoomAccess,
  pass: RoomPass | null | undefined,
  isInside: boolean,
): void {
  const name = useRoomName(room);
  const enter = useEffectEvent(() => roomsOfDevice.enter(room, access, name, Date.now(), pass));
  useEffect(() => {
    if (isInside) enter();
  }, [isInside]);
}
