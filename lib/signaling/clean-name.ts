import { MAX_NAME_LENGTH } from './limits';
import { visibleText } from './visible-text';

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Makes a name fit for a tile: nothing unseen in it that could dress it up as another name or spoil the
 * line, single spaces, at most {@link MAX_NAME_LENGTH} UTF-16 units.
 *
 * @returns '' when nothing is left that can be seen
 */
export function cleanName(text: string): string {
  const cut = visibleText(text).slice(0, MAX_NAME_LENGTH);
  // The cut may have gone through a surrogate pair, or through a picture that is made of several.
  const name = visibleText(cut);
  return VISIBLE.test(name) ? name : '';
}
