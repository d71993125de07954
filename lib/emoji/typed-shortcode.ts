/** A shortcode that stands at the end of what was typed. */
export interface TypedShortcode {
  /** Where its first colon is, in UTF-16 units. */
  readonly start: number;
  /** Without colons. */
  readonly code: string;
  /** It has both its colons. */
  readonly isWhole: boolean;
}

/** Not behind a letter, a digit or another colon: `10:30`, `https:` and `std::map` are none. */
const SHORTCODE = /(?:^|[^\p{L}\p{N}_:/])(:([\p{L}\p{N}_+-]{1,40})(:?))$/u;

/** One letter behind a colon is a face more often than a beginning. */
const SHORTEST_BEGINNING = 2;

/** @param before what stands before the caret @returns null when it ends in none, or within code */
export function typedShortcode(before: string): TypedShortcode | null {
  const [, whole = '', code = '', end] = SHORTCODE.exec(before) ?? [];
  const isWhole = end === ':';
  if (!isWhole && code.length < SHORTEST_BEGINNING) return null;
  const isInCode = before.split('`').length % 2 === 0;
  return isInCode ? null : { start: before.length - whole.length, code, isWhole };
}
