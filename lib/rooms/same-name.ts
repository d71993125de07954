import { visibleText } from '../signaling/visible-text';

/** Whether a picture is drawn in colours is the device's choice. */
const PICTURE_STYLES = /[\ufe0e\ufe0f]/g;

/** What parts words: how wide it is, and how many of them there are, nobody says when a name is passed on by mouth. */
const BETWEEN_WORDS = /[\s\p{Dash}]+/gu;

/** Which apostrophe and which quotation mark somebody gets is the keyboard's choice. */
const APOSTROPHES = /[\u2018-\u201b]/g;
const QUOTATION_MARKS = /[\u201c-\u201f]/g;

/**
 * @returns what names that look the same have in common: NFKC, cases folded, white space and dashes a single hyphen
 *   between words. All other signs are part of it. '' when there is nothing else in it
 */
export function sameName(text: string): string {
  const letters = visibleText(text).normalize('NFKC').replace(PICTURE_STYLES, '');
  return foldCase(letters)
    .normalize('NFKC')
    .replace(APOSTROPHES, "'")
    .replace(QUOTATION_MARKS, '"')
    .replace(BETWEEN_WORDS, '-')
    .replace(/^-|-$/g, '');
}

/**
 * As Unicode folds (section 5.18.4): ß and SS are alike, and so are both forms of the small sigma. Only for the
 * dotless i the way over its capital would lead to another letter.
 */
function foldCase(text: string): string {
  const fold = (letters: string) => letters.toLowerCase().toUpperCase().toLowerCase();
  return text.split('ı').map(fold).join('ı');
}
