import { visibleText } from '../signaling/visible-text';

/** How often a text may have been escaped: more than any chain of programs does it. */
const ESCAPED_AT_MOST = 4;

const ESCAPES = /(?:%[0-9a-f]{2})+/gi;

/**
 * @returns the text as it was before programs escaped it for addresses or for HTML, without invisible characters.
 *   White space that was escaped stays escaped: it is part of what stands around it.
 */
export function plainLinkText(text: string): string {
  let plain = text;
  for (let round = 0; round < ESCAPED_AT_MOST; round += 1) {
    plain = plain
      .replace(ESCAPES, unescaped)
      .replace(/&amp;/gi, '&')
      .replace(/&(?:#35|#x23|num);/gi, '#');
  }
  return visibleText(plain);
}

function unescaped(escapes: string): string {
  try {
    return decodeURIComponent(escapes).replace(/\s/g, encodeURIComponent);
  } catch {
    return escapes;
  }
}
