/** Parameters of RFC 3492, section 5. */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_POINT = 0x80;

const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Writes any text in ASCII (Punycode, RFC 3492, section 6.3): its ASCII characters as they are, a hyphen, and
 * which others stand where, in small letters and digits. One text is written in one way, another in another.
 *
 * @param text without halves of surrogate pairs
 */
export function toPunycode(text: string): string {
  const points = Array.from(text, pointOf);
  const basic = points.filter((point) => point < INITIAL_POINT);
  let output = String.fromCodePoint(...basic);
  if (basic.length > 0) output += '-';
  let bias = INITIAL_BIAS;
  let delta = 0;
  let next = INITIAL_POINT;
  for (let written = basic.length; written < points.length; next += 1, delta += 1) {
    const least = Math.min(...points.filter((point) => point >= next));
    delta += (least - next) * (written + 1);
    next = least;
    for (const point of points) {
      if (point < next) delta += 1;
      if (point !== next) continue;
      output += variableLength(delta, bias);
      bias = adapt(delta, written + 1, written === basic.length);
      delta = 0;
      written += 1;
    }
  }
  return output;
}

/** @returns the text that {@link toPunycode} writes so, or null when it writes none so (RFC 3492, section 6.2). */
export function fromPunycode(text: string): string | null {
  const end = text.lastIndexOf('-');
  const points = Array.from(text.slice(0, Math.max(end, 0)), pointOf);
  let bias = INITIAL_BIAS;
  let point = INITIAL_POINT;
  let place = 0;
  for (let index = end + 1; index < text.length;) {
    const before = place;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = DIGITS.indexOf(text.charAt(index));
      if (digit < 0 || index >= text.length) return null;
      index += 1;
      place += digit * weight;
      const threshold = thresholdOf(k, bias);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = points.length + 1;
    point += Math.floor(place / length);
    if (point > 0x10ffff) return null;
    bias = adapt(place - before, length, before === 0);
    place %= length;
    points.splice(place, 0, point);
    place += 1;
  }
  return String.fromCodePoint(...points);
}

const pointOf = (character: string): number => character.codePointAt(0) ?? 0;

const thresholdOf = (k: number, bias: number): number => Math.min(Math.max(k - bias, T_MIN), T_MAX);

/** A number in digits of which the last one shows by its size that it is the last (section 3.3). */
function variableLength(delta: number, bias: number): string {
  let output = '';
  let rest = delta;
  for (let k = BASE; ; k += BASE) {
    const threshold = thresholdOf(k, bias);
    if (rest < threshold) return output + DIGITS.charAt(rest);
    const radix = BASE - threshold;
    output += DIGITS.charAt(threshold + ((rest - threshold) % radix));
    rest = Math.floor((rest - threshold) / radix);
  }
}

/** Section 6.1: the next number will probably be about as large as this one. */
function adapt(delta: number, length: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : Math.floor(delta / 2);
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
