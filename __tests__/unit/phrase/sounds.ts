/** Rewrites a word step by step, each step everywhere it applies. */
type Steps = readonly (readonly [pattern: RegExp, sound: string])[];

/**
 * Sounds that a poor line or another accent mixes up are one: voiced and unvoiced (b p, d t, g k, v f,
 * z s), m and n, and in Spanish also b v, c s z, ll y.
 */
const muddled: Steps = [
  [/b/g, 'p'],
  [/d/g, 't'],
  [/g/g, 'k'],
  [/v/g, 'f'],
  [/z/g, 's'],
  [/m/g, 'n'],
];

const english: Steps = [
  [/^kn/g, 'n'],
  [/^wr/g, 'r'],
  [/^x/g, 's'],
  [/tion/g, 'Sn'],
  [/ph/g, 'f'],
  [/igh/g, 'y'],
  [/ght/g, 't'],
  [/wh/g, 'w'],
  [/tch|ch/g, 'C'],
  [/sh/g, 'S'],
  [/th/g, 'f'],
  [/ck/g, 'k'],
  [/qu/g, 'kw'],
  [/sc(?=[eiy])/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/d?g(?=[eiy])/g, 'C'],
  [/j/g, 'C'],
  [/x/g, 'ks'],
  [/[aeiou]*e$/g, ''],
  [/(?<=[^aeiou])l?e(?=s$)/g, 'l'],
  [/ea|ee|ie|ey|y/g, 'i'],
  [/oo|ou|ow|ew|ue|ui/g, 'u'],
  [/ai|ay|ei/g, 'e'],
  [/au|aw|oa/g, 'o'],
  [/h/g, ''],
  ...muddled,
  [/(.)\1+/g, '$1'],
];

const spanish: Steps = [
  [/ch/g, 'C'],
  [/h/g, ''],
  [/qu(?=[ei])/g, 'k'],
  [/gu(?=[ei])/g, 'g'],
  [/ü/g, 'u'],
  [/g(?=[ei])/g, 'j'],
  [/c(?=[ei])|z/g, 's'],
  [/c/g, 'k'],
  [/v/g, 'b'],
  [/ll/g, 'y'],
  [/y$/g, 'i'],
  [/ñ/g, 'n'],
  [/x/g, 'ks'],
  ...muddled,
  [/(.)\1+/g, '$1'],
];

/** @returns roughly how the word sounds, one letter a sound. Which syllable is stressed does not count. */
export function soundsOf(language: 'en' | 'es', word: string): string {
  const plain = word
    .normalize('NFD')
    .replaceAll(/(?<=[aeiou])\u0301/g, '')
    .normalize('NFC');
  const steps = language === 'en' ? english : spanish;
  return steps.reduce((text, [pattern, sound]) => text.replaceAll(pattern, sound), plain);
}

/** @returns how many sounds must be added, left out or changed to make one of the other. */
export function soundDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, sound] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, heard] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (sound === heard ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
