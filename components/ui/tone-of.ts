/** Backgrounds that the initials can be read on; their colours are in Avatar.module.css. */
export const tones = ['clay', 'sage', 'plum', 'ochre', 'slate', 'wine', 'moss', 'ink'] as const;
export type Tone = (typeof tones)[number];

/** @returns always the same tone for the same key. */
export function toneOf(key: string): Tone {
  let sum = 0;
  for (const character of key) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return tones[sum % tones.length] ?? tones[0];
}
