import type { RoomId } from '../signaling/identifiers';
import type { TextStorage } from '../storage/text-storage';
import { tabStorage } from '../storage/text-storage';

const KEY = 'tertulia.keyShown';

/** Keeps in this tab, also when its page is loaded again, that the server could read the key of this room. */
export function rememberShownKey(room: RoomId, storage: TextStorage = tabStorage): void {
  storage.setItem(KEY, room);
}

/** Whether that is what this tab was last told of. */
export function isKeyShown(room: RoomId, storage: TextStorage = tabStorage): boolean {
  return storage.getItem(KEY) === room;
}
