import * as v from 'valibot';
import { MAX_ENTRIES_OF_AUTHOR, MAX_TEXT } from './limits';

/** SHA-256 of an author's public key, in base64url: whoever has that key, in one visit. */
export const AuthorIdSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{43}$/),
  v.brand('AuthorId'),
);
export type AuthorId = v.InferOutput<typeof AuthorIdSchema>;

/** What one author wrote to everybody, or to one: `author` or `author>reader`. Numbers count within it. */
export const LaneSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{43}(>[A-Za-z0-9_-]{43})?$/),
  v.brand('Lane'),
);
export type Lane = v.InferOutput<typeof LaneSchema>;

/** Lane and number, as `lane.7`. */
export const EntryIdSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{43}(>[A-Za-z0-9_-]{43})?\.[1-9]\d{0,4}$/),
  v.brand('EntryId'),
);
export type EntryId = v.InferOutput<typeof EntryIdSchema>;

export const EntryNumberSchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(MAX_ENTRIES_OF_AUTHOR),
);

/** P1363, as WebCrypto makes it: 64 bytes in base64url. */
export const SignatureSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/));

export const EntrySchema = v.object({
  author: AuthorIdSchema,
  /** Whom it is for; null: everybody. */
  to: v.nullable(AuthorIdSchema),
  number: EntryNumberSchema,
  /** Hybrid logical time: milliseconds since the epoch, and later than all that the author had read. */
  time: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Kinds of newer pages are kept and handed on, and show nothing. */
  kind: v.pipe(v.string(), v.regex(/^[a-z]{1,16}$/)),
  /** What a text replies to, and what an edit or a deletion is about. */
  about: v.nullable(EntryIdSchema),
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT)),
  signature: SignatureSchema,
});

/**
 * `name`: the author is called so. `welcome`: those participants came, and read what follows. `text`, `edit`,
 * `delete`: as they say.
 */
export type Entry = v.InferOutput<typeof EntrySchema>;
export type UnsignedEntry = Omit<Entry, 'signature'>;

type Written = Pick<Entry, 'author' | 'to' | 'number'>;

export function laneOf({ author, to }: Pick<Entry, 'author' | 'to'>): Lane {
  return v.parse(LaneSchema, to === null ? author : `${author}>${to}`);
}

/** Whoever writes in it. */
export function authorOf(lane: Lane): AuthorId {
  return v.parse(AuthorIdSchema, lane.split('>', 1)[0]);
}

/** The one who writes in it, and the one to whom alone. */
export function authorsOf(lane: Lane): AuthorId[] {
  return lane.split('>').map((author) => v.parse(AuthorIdSchema, author));
}

export function entryId(entry: Written): EntryId {
  return idIn(laneOf(entry), entry.number);
}

export function idIn(lane: Lane, number: number): EntryId {
  return v.parse(EntryIdSchema, `${lane}.${String(number)}`);
}

/** The order of entries, the same for everybody. */
export function compareEntries(
  one: Pick<Entry, 'time'> & Written,
  other: Pick<Entry, 'time'> & Written,
): number {
  return (
    one.time - other.time ||
    compareTexts(one.author, other.author) ||
    one.number - other.number ||
    compareTexts(one.to ?? '', other.to ?? '')
  );
}

/** By code units: no language has a say in it. */
function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
