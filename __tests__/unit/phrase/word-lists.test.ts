import { englishWords } from '../../../lib/phrase/english-words';
import { phraseWords } from '../../../lib/phrase/phrase-words';
import { spanishWords } from '../../../lib/phrase/spanish-words';
import { soundDistance, soundsOf } from './sounds';

/** In sounds, after those that are easily mixed up were made one. */
const MIN_DISTANCE = 3;

describe.each([
  ['en', englishWords],
  ['es', spanishWords],
] as const)('the words in %s', (language, words) => {
  it('are one for each byte', () => {
    expect(words).toHaveLength(256);
    expect(new Set(words).size).toBe(256);
  });

  it('are written in small letters, and short', () => {
    for (const word of words) expect(word).toMatch(/^[a-záéíóúüñ]{4,10}$/);
  });

  it('are told apart by ear', () => {
    const sounds = words.map((word) => [word, soundsOf(language, word)] as const);
    const close = sounds.flatMap(([word, sound], index) =>
      sounds
        .slice(index + 1)
        .filter(([, other]) => soundDistance(sound, other) < MIN_DISTANCE)
        .map(([other]) => `${word} ${other}`),
    );
    expect(close).toEqual([]);
  });
});

it.each([
  ['en', 'knight', 'night'],
  ['en', 'bear', 'pear'],
  ['en', 'phone', 'fone'],
  ['es', 'vaca', 'baca'],
  ['es', 'casa', 'caza'],
  ['es', 'hola', 'ola'],
  ['es', 'valla', 'vaya'],
] as const)('in %s, %s and %s are heard as one', (language, one, other) => {
  expect(soundsOf(language, one)).toBe(soundsOf(language, other));
});

it.each([
  ['', '', 0],
  ['gato', 'gato', 0],
  ['gato', 'pato', 1],
  ['gato', 'pat', 2],
  ['', 'sol', 3],
])('from "%s" to "%s" it is %d', (one, other, distance) => {
  expect(soundDistance(one, other)).toBe(distance);
});

it('takes one word for each byte, the highest first', () => {
  for (const [locale, list] of [
    ['en', englishWords],
    ['es', spanishWords],
  ] as const) {
    expect(phraseWords(0x00_01_fe_ff, locale)).toEqual([list[0], list[1], list[254], list[255]]);
    expect(phraseWords(0xff_ff_ff_ff, locale)).toEqual(Array(4).fill(list[255]));
  }
});
