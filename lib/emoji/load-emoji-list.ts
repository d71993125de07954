import type { Locale } from '../i18n/locale';
import type { EmojiList } from './emoji-list';

const english = async () => (await import('./en')).en;

/**
 * Each language is a chunk of its own, with names, words to search by, and shortcodes. Where `emojibase-data` has no
 * names in a language, they are English.
 */
const loaders: Record<Locale, () => Promise<EmojiList>> = {
  en: english,
  es: async () => (await import('./es')).es,
  pt: async () => (await import('./pt')).pt,
  fr: async () => (await import('./fr')).fr,
  de: async () => (await import('./de')).de,
  ar: english,
};

/** @returns the emoji with their names in that language. Rejects when their chunk cannot be loaded. */
export function loadEmojiList(locale: Locale): Promise<EmojiList> {
  return loaders[locale]();
}
