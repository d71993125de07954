/** What can be done by a single key, in the order in which it is explained. */
export const shortcutActs = [
  'mute',
  'talk',
  'camera',
  'hand',
  'chat',
  'people',
  'view',
  'fullScreen',
  'help',
] as const;
export type ShortcutAct = (typeof shortcutActs)[number];

/** As `KeyboardEvent.key` names it, letters small; null: none. */
export type ShortcutKeys = Readonly<Record<ShortcutAct, string | null>>;

/** Single keys and what they do. All of them can be turned off (WCAG 2.2, 2.1.4). */
export interface Shortcuts {
  readonly on: boolean;
  readonly keys: ShortcutKeys;
}

export const usualShortcuts: Shortcuts = {
  on: true,
  keys: {
    mute: 'm',
    talk: ' ',
    camera: 'v',
    hand: 'h',
    chat: 'c',
    people: 'p',
    view: 'l',
    fullScreen: 'f',
    help: '?',
  },
};

/** @returns the key as it is kept, or null when it is none that can be chosen: one that writes a character, or the space */
export function readKey(key: string): string | null {
  const isCharacter = [...key].length === 1 && !/\p{Cc}/u.test(key);
  return isCharacter ? key.toLowerCase() : null;
}

/** Gives an act another key, or none. Whatever had that key before has none then. */
export function withKey(shortcuts: Shortcuts, act: ShortcutAct, key: string | null): Shortcuts {
  const keys: Record<ShortcutAct, string | null> = { ...shortcuts.keys };
  for (const other of shortcutActs) if (key !== null && keys[other] === key) keys[other] = null;
  keys[act] = key;
  return { ...shortcuts, keys };
}

/** The part of a keyboard event that counts. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing' | 'defaultPrevented'
>;

/** @returns what that key is to do, or null: with others held down it is the browser's, or somebody writes */
export function actOf({ on, keys }: Shortcuts, press: KeyPress): ShortcutAct | null {
  const { ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = press;
  if (!on || ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return null;
  const key = readKey(press.key);
  if (key === null) return null;
  return shortcutActs.find((act) => keys[act] === key) ?? null;
}
