import type { Locale } from '../i18n/locale';
import { englishWords } from './english-words';
import { spanishWords } from './spanish-words';

const lists = { en: englishWords, es: spanishWords };

/** The languages that have a list of words. */
export type PhraseLanguage = keyof typeof lists;

/** @returns in which language somebody is shown the words at first. */
export function phraseLanguage(locale: Locale): PhraseLanguage {
  return locale === 'es' ? 'es' : 'en';
}

/**
 * @param bits 32 of them, unsigned
 * @returns four words in that language, one for each byte, the highest first.
 */
export function phraseWords(bits: number, language: PhraseLanguage): string[] {
  const list: readonly string[] = lists[language];
  return [24, 16, 8, 0].map((shift) => list[(bits >>> shift) & 0xff] ?? '');
}
