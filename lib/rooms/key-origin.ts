import type { RoomAccess } from './room-access';

/** What a room's key was made of, and with it how far it protects. */
export type KeyOrigin = 'link' | 'name' | 'passphrase';

export function keyOrigin(access: RoomAccess): KeyOrigin {
  if (access.kind === 'link') return 'link';
  return access.passphrase.trim() === '' ? 'name' : 'passphrase';
}
