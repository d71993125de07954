import type { RoomDoor } from '../../lib/door/room-door';
import type { PeerId } from '../../lib/signaling/identifiers';

/** One thing to tell about the door. */
export type DoorChange =
  | { readonly kind: 'host'; readonly host: PeerId; readonly isSelf: boolean }
  | { readonly kind: 'locked' }
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'newcomersRead' }
  | { readonly kind: 'newcomersDontRead' };

/** What those inside want to know of between two states of the door. */
export function doorChanges(before: RoomDoor, after: RoomDoor): DoorChange[] {
  const changes: DoorChange[] = [];
  if (before.host !== after.host) {
    changes.push({ kind: 'host', host: after.host, isSelf: after.isHost });
  }
  if (before.locked !== after.locked) {
    changes.push({ kind: after.locked ? 'locked' : 'unlocked' });
  }
  if (before.newcomersRead !== after.newcomersRead) {
    changes.push({ kind: after.newcomersRead ? 'newcomersRead' : 'newcomersDontRead' });
  }
  return changes;
}
