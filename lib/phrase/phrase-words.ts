import type { Locale } from '../i18n/locale';
import { englishWords } from './english-words';
import { spanishWords } from './spanish-words';

const lists: Record<Locale, readonly string[]> = { en: englishWords, es: spanishWords };

/**
 * @param bits 32 of them, unsigned
 * @returns four words in that language, one for each byte, the highest first.
 */
export function phraseWords(bits: number, locale: Locale): string[] {
  const list = lists[locale];
  return [24, 16, 8, 0].map((shift) => list[(bits >>> shift) & 0xff] ?? '');
}
