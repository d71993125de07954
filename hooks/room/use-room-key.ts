import { useEffect, useRef, useState } from 'react';
import type { RoomAccess } from '../../lib/rooms/room-access';
import { roomKeyOf } from '../../lib/rooms/room-key-of';
import type { RoomKey } from '../../lib/sealing/room-key';
import type { RoomId } from '../../lib/signaling/identifiers';

/**
 * What makes the room's key when somebody goes in: a passphrase takes a while to stretch, and is not to be
 * stretched at every letter.
 *
 * @returns the same function every time; for effects and handlers, not for rendering
 */
export function useRoomKey(room: RoomId, access: RoomAccess): () => Promise<RoomKey> {
  const latest = useRef(access);
  useEffect(() => {
    latest.current = access;
  }, [access]);
  const [makeKey] = useState(() => () => roomKeyOf(room, latest.current));
  return makeKey;
}
