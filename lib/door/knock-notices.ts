import type { TextStorage } from '../storage/text-storage';
import { deviceStorage } from '../storage/text-storage';

/** How knocks are noticed besides in the page, as chosen on this device. */
export type KnockNotice = 'sound' | 'notification';

const KEYS: Readonly<Record<KnockNotice, string>> = {
  sound: 'tertulia.knockSound',
  notification: 'tertulia.knockNotification',
};

/** Whoever knocks waits for somebody to hear it; what the system shows is for those who asked for it. */
const AT_FIRST: Readonly<Record<KnockNotice, boolean>> = { sound: true, notification: false };

export function isNoticed(notice: KnockNotice, storage: TextStorage = deviceStorage): boolean {
  const chosen = storage.getItem(KEYS[notice]);
  return chosen === null || chosen === '' ? AT_FIRST[notice] : chosen === 'on';
}

export function rememberNoticed(
  notice: KnockNotice,
  on: boolean,
  storage: TextStorage = deviceStorage,
): void {
  storage.setItem(KEYS[notice], on ? 'on' : 'off');
}
