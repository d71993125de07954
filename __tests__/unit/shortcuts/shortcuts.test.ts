import { rememberedShortcuts, rememberShortcuts } from '../../../lib/shortcuts/shortcut-memory';
import type { KeyPress } from '../../../lib/shortcuts/shortcuts';
import { actOf, readKey, usualShortcuts, withKey } from '../../../lib/shortcuts/shortcuts';
import { guardedStorage } from '../../../lib/storage/text-storage';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  defaultPrevented: false,
  ...change,
});

it.each([
  ['m', 'mute'],
  ['M', 'mute'],
  ['v', 'camera'],
  [' ', 'talk'],
  ['?', 'help'],
  ['x', null],
  ['Enter', null],
  ['Dead', null],
  ['', null],
])('%j does: %s', (key, act) => {
  expect(actOf(usualShortcuts, press(key))).toBe(act);
});

it.each<[string, string, Partial<KeyPress>, string | null]>([
  ['Cyrillic', 'ь', { code: 'KeyM' }, 'mute'],
  ['Cyrillic', 'Ь', { code: 'KeyM', shiftKey: true }, 'mute'],
  ['Bulgarian', 'Ч', { code: 'Slash', shiftKey: true }, 'help'],
  ['Greek', 'ω', { code: 'KeyV' }, 'camera'],
  ['Hebrew', 'צ', { code: 'KeyM' }, 'mute'],
  ['Hebrew', '/', { code: 'KeyQ' }, null],
  ['Arabic', 'ة', { code: 'KeyM' }, 'mute'],
  ['Arabic', '؟', { code: 'Slash', shiftKey: true }, 'help'],
  ['Thai', '้', { code: 'KeyH' }, 'hand'],
  ['Korean', 'ㅊ', { code: 'KeyC' }, 'chat'],
  ['French', ',', { code: 'KeyM' }, null],
  ['French', 'm', { code: 'Semicolon' }, 'mute'],
  ['Dvorak', 'b', { code: 'KeyN' }, null],
  ['Dvorak', 'z', { code: 'Slash', shiftKey: true }, null],
  ['Turkish', 'ç', { code: 'KeyC' }, null],
  ['German, with AltGr', 'µ', { code: 'KeyM' }, null],
])('on a %s keyboard %j at %j does: %s', (_, key, change, act) => {
  expect(actOf(usualShortcuts, press(key, change))).toBe(act);
});

it('goes by what a key writes before it goes by where it is', () => {
  const chosen = withKey(usualShortcuts, 'chat', 'ь');
  expect(actOf(chosen, press('ь', { code: 'KeyM' }))).toBe('chat');
  const arabic = withKey(withKey(usualShortcuts, 'help', null), 'mute', 'b');
  // One key that writes two letters.
  expect(actOf(arabic, press('لا', { code: 'KeyB' }))).toBe('mute');
});

it.each<[string, Partial<KeyPress>]>([
  ['Ctrl', { ctrlKey: true }],
  ['Alt', { altKey: true }],
  ['Meta', { metaKey: true }],
  ['an input method', { isComposing: true }],
  ['somebody who took it', { defaultPrevented: true }],
])('with %s a key is not ours', (_, change) => {
  expect(actOf(usualShortcuts, press('m', change))).toBeNull();
  expect(actOf(usualShortcuts, press('ь', { code: 'KeyM', ...change }))).toBeNull();
});

it('does nothing when single keys are turned off', () => {
  expect(actOf({ ...usualShortcuts, on: false }, press('m'))).toBeNull();
});

it('gives another key, takes it from what had it, and gives none', () => {
  const changed = withKey(usualShortcuts, 'mute', 'v');
  expect(actOf(changed, press('v'))).toBe('mute');
  expect(changed.keys.camera).toBeNull();
  expect(actOf(changed, press('m'))).toBeNull();
  const none = withKey(withKey(usualShortcuts, 'mute', null), 'chat', null);
  expect([none.keys.mute, none.keys.chat]).toEqual([null, null]);
});

it.each([
  ['Ñ', 'ñ'],
  [' ', ' '],
  ['?', '?'],
  ['؟', '?'],
  ['Escape', null],
  ['Tab', null],
  ['\u0000', null],
  ['', null],
])('%j is kept as %j', (key, kept) => {
  expect(readKey(key)).toBe(kept);
});

const holding = (text: string | null) => ({
  getItem: () => text,
  setItem: jest.fn<void, [string, string]>(),
  removeItem: jest.fn(),
});

it('remembers what was chosen', () => {
  const storage = holding(null);
  const chosen = { ...withKey(usualShortcuts, 'mute', 'k'), on: false };
  rememberShortcuts(chosen, storage);
  const [, text] = storage.setItem.mock.lastCall ?? [];
  expect(rememberedShortcuts(holding(text ?? null))).toEqual(chosen);
});

it.each([null, '', 'x', '[]', '{"on":1,"keys":{}}', '{"on":true,"keys":{"mute":7}}'])(
  'has the usual ones for %j',
  (text) => {
    expect(rememberedShortcuts(holding(text))).toEqual(usualShortcuts);
  },
);

it('has no key twice, and none that cannot be pressed, whatever is remembered', () => {
  const { keys } = rememberedShortcuts(
    holding('{"on":true,"keys":{"mute":"Escape","camera":"h","fly":"y"}}'),
  );
  expect(keys).toMatchObject({ mute: null, camera: 'h', hand: null });
});

it('does without a storage that throws', () => {
  const storage = guardedStorage(() => {
    throw new Error('denied');
  });
  expect(() => rememberShortcuts(usualShortcuts, storage)).not.toThrow();
  expect(rememberedShortcuts(storage)).toEqual(usualShortcuts);
});
