import type { TextStorage } from '../../storage/text-storage';
import { deviceStorage } from '../../storage/text-storage';

const KEY = 'tertulia.hideAddress';
const YES = 'yes';

/** Keeps on this device whether the person wants to hide the address from the others. */
export function rememberHidden(hidden: boolean, storage: TextStorage = deviceStorage): void {
  storage.setItem(KEY, hidden ? YES : '');
}

/** @returns whether one's address is to stay hidden on this device; it is not, unless somebody chose so */
export function rememberedHidden(storage: TextStorage = deviceStorage): boolean {
  return storage.getItem(KEY) === YES;
}
