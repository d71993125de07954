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

/** As they are until somebody chooses others. */
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

/**
 * The question mark of Arabic keyboards is the other one.
 *
 * @returns the key as it is kept, or null when it is none that can be chosen: one that writes a character, or the space
 */
export function readKey(key: string): string | null {
  const isCharacter = [...key].length === 1 && !/\p{Cc}/u.test(key);
  if (!isCharacter) return null;
  return key === '؟' ? '?' : key.toLowerCase();
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
  | 'key'
  | 'code'
  | 'shiftKey'
  | 'ctrlKey'
  | 'altKey'
  | 'metaKey'
  | 'isComposing'
  | 'defaultPrevented'
>;

/** What begins with a letter or mark of another script than Latin. µ, which Latin keyboards have, too, is of no script. */
const OTHER_SCRIPT =
  /^(?!\p{Script=Latin}|\p{Script=Common}|\p{Script=Inherited})[\p{Letter}\p{Mark}]/u;

/**
 * @returns what the same key writes on a Latin keyboard (UI Events KeyboardEvent code Values, 3.1.1), or null where it
 * writes no letter of another script: whoever has a Latin keyboard means what that one writes
 */
function latinKey({ key, code, shiftKey }: KeyPress): string | null {
  if (!OTHER_SCRIPT.test(key)) return null;
  if (code === 'Slash' && shiftKey) return '?';
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}

/** @returns what that key is to do, or null: with others held down it is the browser's, or somebody writes */
export function actOf({ on, keys }: Shortcuts, press: KeyPress): ShortcutAct | null {
  const { ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = press;
  if (!on || ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return null;
  const actWith = (key: string | null) =>
    shortcutActs.find((act) => key !== null && keys[act] === key);
  return actWith(readKey(press.key)) ?? actWith(latinKey(press)) ?? null;
}
