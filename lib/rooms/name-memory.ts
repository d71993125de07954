import type { TextStorage } from '../storage/text-storage';
import { deviceStorage } from '../storage/text-storage';
import { cleanName } from '../signaling/clean-name';

const KEY = 'tertulia.name';

/** Keeps a person's name on this device for the next visit. */
export function rememberName(name: string, storage: TextStorage = deviceStorage): void {
  storage.setItem(KEY, cleanName(name));
}

/** @returns the name given at the last visit, or ''. */
export function rememberedName(storage: TextStorage = deviceStorage): string {
  return cleanName(storage.getItem(KEY) ?? '');
}
