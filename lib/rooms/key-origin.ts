import type { RoomKey } from '../sealing/room-key';
import type { RoomAccess } from './room-access';

/** What a room's key is made of, and with it how far it protects. `shown` is a link's that the server could read. */
export type KeyOrigin = RoomKey['origin'] | 'shown';

/** @returns the origin of the key that this access makes. A blank passphrase is none. */
export function keyOrigin(access: RoomAccess): KeyOrigin {
  if (access.kind === 'link') return access.shown ? 'shown' : 'link';
  return access.passphrase.trim() === '' ? 'name' : 'passphrase';
}
