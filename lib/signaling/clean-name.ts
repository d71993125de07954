import { MAX_NAME_LENGTH } from './limits';

/** Control characters, half surrogate pairs, and marks that turn the direction of the text after them. */
const UNSEEN = /(?!\s)[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * Makes a name fit for a tile: nothing unseen in it that could dress up as another name or spoil the
 * line, single spaces, at most {@link MAX_NAME_LENGTH} UTF-16 units.
 *
 * @returns '' when nothing is left
 */
export function cleanName(text: string): string {
  const line = text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
  const cut = line.slice(0, MAX_NAME_LENGTH);
  // The cut may have gone through a surrogate pair; half of one is no character.
  return cut.replace(/\p{Cs}/gu, '').trim();
}
