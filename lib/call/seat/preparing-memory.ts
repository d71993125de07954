import type { TextStorage } from '../../storage/text-storage';
import { deviceStorage } from '../../storage/text-storage';

const KEY = 'tertulia.connectBefore';
const NO = 'no';

/** Keeps on this device whether the person wants links before joining. */
export function rememberPreparing(wanted: boolean, storage: TextStorage = deviceStorage): void {
  storage.setItem(KEY, wanted ? '' : NO);
}

/** Yes, unless it was said otherwise. */
export function rememberedPreparing(storage: TextStorage = deviceStorage): boolean {
  return storage.getItem(KEY) !== NO;
}
