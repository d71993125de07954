/** What is drawn as nothing though it is no white space: braille and musical blanks. */
const BLANK = /[\u2800\u{1d159}]/gu;

/** Control characters, halves of surrogate pairs, private and annotation characters: nobody's name has any. */
const NO_TEXT = /(?!\s)[\p{Cc}\p{Cs}\p{Co}\ufff9-\ufffc]/gu;

/** Scripts in which a joiner, or a non-joiner, between two letters is part of how a word is written. */
const JOINING =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Nko}\\p{Script=Devanagari}' +
  '\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}' +
  '\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}' +
  '\\p{Script=Myanmar}\\p{Script=Tibetan}]';
const PICTURE = '\\p{Extended_Pictographic}';

/** The flags of England, Scotland and Wales: the tag sequences that there are (UTS 51, annex C). */
const FLAG =
  '\\u{1f3f4}\\u{e0067}\\u{e0062}(?:\\u{e0065}\\u{e006e}\\u{e0067}|\\u{e0073}\\u{e0063}\\u{e0074}|' +
  '\\u{e0077}\\u{e006c}\\u{e0073})\\u{e007f}';

/**
 * Default-ignorable code points (Unicode, section 5.21) are drawn as nothing, and so dress up one name as
 * another. Those that are kept are part of what is seen: joiners in scripts that need them and between
 * pictures, the selector of a picture's colours or of a keycap, and whole flags.
 */
const IGNORABLE = new RegExp(
  `(${FLAG}|(?<=${JOINING}\\p{M}*)[\\u200c\\u200d](?=${JOINING})` +
    `|(?<=${PICTURE}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d(?=${PICTURE})` +
    `|(?<=${PICTURE})\\ufe0f|\\ufe0f(?=\\u20e3))|\\p{Default_Ignorable_Code_Point}`,
  'gu',
);

/**
 * @returns the text as it is seen: without what is drawn as nothing, composed (NFC), with single spaces and none
 *   around it
 */
export function visibleText(text: string): string {
  return text
    .replace(NO_TEXT, '')
    .replace(IGNORABLE, '$1')
    .replace(BLANK, ' ')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}
