import { rememberedShortcuts, rememberShortcuts } from '../../../lib/shortcuts/shortcut-memory';
import type { KeyPress } from '../../../lib/shortcuts/shortcuts';
import { actOf, readKey, usualShortcuts, withKey } from '../../../lib/shortcuts/shortcuts';
import { guardedStorage } from '../../../lib/storage/text-storage';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
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

it.each<[string, Partial<KeyPress>]>([
  ['Ctrl', { ctrlKey: true }],
  ['Alt', { altKey: true }],
  ['Meta', { metaKey: true }],
  ['an input method', { isComposing: true }],
  ['somebody who took it', { defaultPrevented: true }],
])('with %s a key is not ours', (_, change) => {
  expect(actOf(usualShortcuts, press('m', change))).toBeNull();
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
