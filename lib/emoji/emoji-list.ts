/** In the order of Unicode's groups. What only makes up others, as tones of skin, is of no kind. */
const KINDS = [
  'smileys',
  'people',
  null,
  'nature',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const;

export type EmojiKind = Exclude<(typeof KINDS)[number], null>;
export const emojiKinds: readonly EmojiKind[] = KINDS.filter((kind) => kind !== null);

export interface Emoji {
  readonly unicode: string;
  /** In the language of the list. */
  readonly name: string;
  readonly kind: EmojiKind;
  /** As GitHub has it, without colons: the same in all languages. */
  readonly shortcode: string;
}

/** One emoji, as `emojibase-data` has it. */
export interface EmojiDatum {
  hexcode: string;
  unicode: string;
  label: string;
  tags?: string[];
  group?: number;
}

/** By hexcode, as `emojibase-data` has them. */
export type ShortcodeData = Readonly<Record<string, string | string[]>>;

interface Entry {
  readonly emoji: Emoji;
  /** What it is found by, as it is compared: the best first. */
  readonly terms: readonly (readonly string[])[];
}

/** Every emoji that has a shortcode. Newer ones have none yet, and systems as old as the oldest browsers don't draw them. */
export class EmojiList {
  readonly #entries: readonly Entry[];
  readonly #byCode: ReadonlyMap<string, Emoji>;

  constructor(data: readonly EmojiDatum[], shortcodes: ShortcodeData) {
    const byCode = new Map<string, Emoji>();
    this.#entries = data.flatMap(({ hexcode, unicode, label, tags = [], group }) => {
      const codes = [shortcodes[hexcode] ?? []].flat();
      const [shortcode] = codes;
      const kind = group === undefined ? undefined : KINDS[group];
      if (shortcode === undefined || !kind) return [];
      const emoji = { unicode, name: label, kind, shortcode };
      for (const code of codes) byCode.set(code, emoji);
      const words = wordsOf(label);
      return [{ emoji, terms: [codes, [words.join('_')], words, tags.map(plain)] }];
    });
    this.#byCode = byCode;
  }

  ofKind(kind: EmojiKind): Emoji[] {
    return this.#entries.map(({ emoji }) => emoji).filter((emoji) => emoji.kind === kind);
  }

  /** @param shortcode without its colons */
  named(shortcode: string): Emoji | undefined {
    return this.#byCode.get(shortcode.toLowerCase());
  }

  /** @returns those found by all words of a query, the nearest first */
  search(query: string, atMost: number): Emoji[] {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    const asCode = words.join('_');
    const found = this.#entries.flatMap(({ emoji, terms }) => {
      const distance = Math.min(distanceOf(asCode, terms), farthest(words, terms));
      return distance < Infinity ? [{ emoji, distance }] : [];
    });
    found.sort((one, other) => one.distance - other.distance);
    return found.slice(0, atMost).map(({ emoji }) => emoji);
  }
}

/** More than any term is long. */
const STEP = 100;

/** Terms that begin with it: the better the terms, and the less that is left of one, the nearer. */
function distanceOf(beginning: string, terms: Entry['terms']): number {
  const lengths = terms.map((some) =>
    Math.min(...some.filter((one) => one.startsWith(beginning)).map(({ length }) => length)),
  );
  return Math.min(...lengths.map((length, index) => index * STEP + length));
}

function farthest(words: readonly string[], terms: Entry['terms']): number {
  return Math.max(...words.map((word) => distanceOf(word, terms)));
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[\s_:,’'“”".!?()&]+/u)
    .filter((word) => word !== '');
}

/** Accents and capitals make no difference. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
