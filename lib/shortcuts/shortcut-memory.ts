import * as v from 'valibot';
import { readJson } from '../base/read-json';
import type { TextStorage } from '../storage/text-storage';
import { deviceStorage } from '../storage/text-storage';
import type { Shortcuts } from './shortcuts';
import { readKey, shortcutActs, usualShortcuts, withKey } from './shortcuts';

const KEY = 'tertulia.shortcuts';

const MemorySchema = v.object({
  on: v.boolean(),
  keys: v.record(v.string(), v.nullable(v.string())),
});

/** Keeps on this device which keys do what. */
export function rememberShortcuts(
  shortcuts: Shortcuts,
  storage: TextStorage = deviceStorage,
): void {
  storage.setItem(KEY, JSON.stringify(shortcuts));
}

/** @returns what was chosen on this device; the usual ones where nothing was, or nothing that can be read */
export function rememberedShortcuts(storage: TextStorage = deviceStorage): Shortcuts {
  const read = readJson(MemorySchema, storage.getItem(KEY));
  if (!read) return usualShortcuts;
  const { on, keys } = read;
  return shortcutActs.reduce<Shortcuts>(
    (shortcuts, act) => {
      const key = keys[act];
      if (key === undefined) return shortcuts;
      return withKey(shortcuts, act, key === null ? null : readKey(key));
    },
    { ...usualShortcuts, on },
  );
}
