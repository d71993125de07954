import { visibleText } from '../signaling/visible-text';

/** Whether a picture is drawn in colours is the device's choice. */
const PICTURE_STYLES = /[\ufe0e\ufe0f]/g;

/**
 * What parts words, and counts as one hyphen: white space, dashes, punctuation of all scripts and the signs of
 * ASCII, since names are passed on by mouth, and keyboards choose between ' and ’. An underscore is a letter.
 */
const BETWEEN_WORDS = /(?:(?!_)[\s\p{P}\p{Dash}$+<=>^`|~])+/gu;

/**
 * @returns what names that look the same have in common: NFKC, cases folded, words joined by single hyphens; ''
 *   when there is no word in it
 */
export function sameName(text: string): string {
  const letters = visibleText(text).normalize('NFKC').replace(PICTURE_STYLES, '');
  return foldCase(letters).normalize('NFKC').replace(BETWEEN_WORDS, '-').replace(/^-|-$/g, '');
}

/**
 * As Unicode folds (section 5.18.4): ß and SS are alike, and so are both forms of the small sigma. Only for the
 * dotless i the way over its capital would lead to another letter.
 */
function foldCase(text: string): string {
  const fold = (letters: string) => letters.toLowerCase().toUpperCase().toLowerCase();
  return text.split('ı').map(fold).join('ı');
}
