import type { TextStorage } from '../storage/text-storage';
import { tabStorage } from '../storage/text-storage';

const KEY = 'tertulia.serverPassword';

/** Keeps what a server asks for before it opens a room, for this tab. */
export function rememberServerPassword(password: string, storage: TextStorage = tabStorage): void {
  storage.setItem(KEY, password);
}

/** @returns the password that was given in this tab, or ''. */
export function rememberedServerPassword(storage: TextStorage = tabStorage): string {
  return storage.getItem(KEY) ?? '';
}
