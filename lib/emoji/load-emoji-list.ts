import type { Locale } from '../i18n/locale';
import type { EmojiList } from './emoji-list';

/** Each language is a chunk of its own, with names, words to search by, and shortcodes. */
const loaders: Record<Locale, () => Promise<EmojiList>> = {
  en: async () => (await import('./en')).en,
  es: async () => (await import('./es')).es,
};

/** @returns the emoji with their names in that language. Rejects when their chunk cannot be loaded. */
export function loadEmojiList(locale: Locale): Promise<EmojiList> {
  return loaders[locale]();
}
