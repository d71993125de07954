import type { RoomKey } from '../sealing/room-key';
import { roomKeyFromName, roomKeyFromSecret } from '../sealing/room-key';
import type { RoomId } from '../signaling/identifiers';
import type { RoomAccess } from './room-access';
import { roomSecretBytes } from './room-secret';

/**
 * @returns the room's key, made of what the link or the person told
 * @throws TypeError where nothing can be sealed
 */
export function roomKeyOf(room: RoomId, access: RoomAccess): Promise<RoomKey> {
  return access.kind === 'link'
    ? roomKeyFromSecret(roomSecretBytes(access.secret))
    : roomKeyFromName(room, access.passphrase);
}
