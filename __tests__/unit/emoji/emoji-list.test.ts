import { emojiKinds } from '../../../lib/emoji/emoji-list';
import { loadEmojiList } from '../../../lib/emoji/load-emoji-list';
import { locales } from '../../../lib/i18n/locale';

const searchIn = async (locale: (typeof locales)[number], query: string) =>
  (await loadEmojiList(locale)).search(query, 6).map(({ unicode }) => unicode);

test.each(locales)('%s has the same emoji, of all kinds, none of them twice', async (locale) => {
  const [list, english] = [await loadEmojiList(locale), await loadEmojiList('en')];
  const all = emojiKinds.flatMap((kind) => list.ofKind(kind));
  expect(all.length).toBeGreaterThan(1_800);
  expect(new Set(all.map(({ unicode }) => unicode)).size).toBe(all.length);
  expect(all.map(({ unicode }) => unicode)).toEqual(
    emojiKinds.flatMap((kind) => english.ofKind(kind)).map(({ unicode }) => unicode),
  );
  for (const emoji of all) expect(list.named(emoji.shortcode)).toBe(emoji);
});

test('a shortcode that is whole comes first, then what begins with it', async () => {
  expect((await searchIn('en', 'smile'))[0]).toBe('😄');
  expect(await searchIn('en', 'smi')).toContain('😄');
  expect(await searchIn('en', 'smi')).toHaveLength(6);
  expect((await searchIn('en', '+1'))[0]).toBe('👍️');
});

test('names and other words are searched in the language of the list, with or without accents', async () => {
  expect(await searchIn('es', 'corazon rojo')).toContain('❤️');
  expect(await searchIn('es', 'corazón')).toEqual(await searchIn('es', 'CORAZON'));
  expect(await searchIn('en', 'red heart')).toContain('❤️');
  expect(await searchIn('es', 'smile')).toContain('😄');
});

test.each(['', ' ', ':', 'no such thing'])('"%s" finds nothing', async (query) => {
  expect(await searchIn('en', query)).toEqual([]);
});

test('a shortcode has one emoji, and any name that is none has none', async () => {
  const list = await loadEmojiList('en');
  expect(list.named('Thumbsup')).toBe(list.named('+1'));
  expect(list.named('constructor')).toBeUndefined();
});
