import type { TextStorage } from '../storage/text-storage';
import { deviceStorage, tabStorage } from '../storage/text-storage';
import { cleanName } from '../signaling/clean-name';
import type { RoomId } from '../signaling/identifiers';

const KEY = 'tertulia.name';

/** Keeps a person's name on this device for the next visit. */
export function rememberName(name: string, storage: TextStorage = deviceStorage): void {
  storage.setItem(KEY, cleanName(name));
}

/** @returns the name given at the last visit, or ''. */
export function rememberedName(storage: TextStorage = deviceStorage): string {
  return cleanName(storage.getItem(KEY) ?? '');
}

/**
 * Keeps in this tab, also when its page is loaded again, what somebody is called in this room: by the link, which the
 * address bar no longer shows, or as they typed it since.
 */
export function rememberNameHere(
  room: RoomId,
  name: string,
  storage: TextStorage = tabStorage,
): void {
  storage.setItem(`${KEY}:${room}`, cleanName(name));
}

/** @returns the name that was kept in this tab, or null when none was. */
export function nameHere(room: RoomId, storage: TextStorage = tabStorage): string | null {
  const kept = storage.getItem(`${KEY}:${room}`);
  return kept === null ? null : cleanName(kept);
}
