import type { PeerId } from '../signaling/identifiers';
import type { AuthorId } from './entry';
import type { Vector } from './log';
import type { ThreadMessage } from './thread';

/** Somebody in the call besides oneself, as far as the chat knows. */
export interface Reader {
  readonly peer: PeerId;
  /** On the tile. */
  readonly name: string;
  /** As whom this one writes; null while no channel has told. */
  readonly author: AuthorId | null;
  /** What this one said it has; what its person has seen. */
  readonly has: Vector;
  readonly seen: Vector;
  /** How much it has of what oneself wrote to everybody, by hearsay. */
  readonly saidToHave: number;
  /** The number from which on that is for this one: not the first, if it came later and was not to read what was before. */
  readonly readsFrom: number;
}

export interface ChatSnapshot {
  /** As whom oneself writes; null until there is a key, and without one for good. */
  readonly self: AuthorId | null;
  /** In the order that is the same for everybody. */
  readonly messages: readonly ThreadMessage[];
  readonly names: ReadonlyMap<AuthorId, string>;
  /** Those who have shown their key themselves: what others hand on of them is theirs. */
  readonly met: ReadonlySet<AuthorId>;
  readonly readers: readonly Reader[];
  /** Whose key each was that was shown here: of whoever has left, and of pages that were loaded again, too. */
  readonly seats: ReadonlyMap<AuthorId, PeerId>;
  /** How much of what oneself said to one person alone has come there. */
  readonly reached: Vector;
  /** Whoever is typing. */
  readonly typing: readonly PeerId[];
  /** Those who are linked, and whose pages have not said for a while that they know of a chat. */
  readonly unheard: readonly PeerId[];
  /** Messages of others since somebody looked last, and the one that came last of them. */
  readonly unread: number;
  readonly newest: ThreadMessage | null;
  /** No more can be written: a bound is reached. */
  readonly isFull: boolean;
}

type Placed = Pick<ThreadMessage, 'author' | 'to' | 'lane' | 'number'>;

/** @returns those one's own message is for, and to whom it has not come */
export function notYetAt({ to, lane, number }: Placed, readers: readonly Reader[]): Reader[] {
  return readers.filter(({ author, has, saidToHave, readsFrom }) => {
    if (to !== null) return author === to && (has.get(lane) ?? 0) < number;
    return number >= readsFrom && Math.max(has.get(lane) ?? 0, saidToHave) < number;
  });
}

/** @returns those who have seen it, so far as they say */
export function seenBy({ author, to, lane, number }: Placed, readers: readonly Reader[]): Reader[] {
  return readers.filter(
    (reader) =>
      reader.author !== author &&
      (reader.seen.get(lane) ?? 0) >= number &&
      (to !== null || number >= reader.readsFrom),
  );
}

/** @returns who says that a message is its author's, when the author has not shown its key here; else null */
export function handedOnBy(
  { from, author }: Pick<ThreadMessage, 'from' | 'author'>,
  { self, met }: Pick<ChatSnapshot, 'self' | 'met'>,
): AuthorId | null {
  return met.has(author) || author === self ? null : from;
}
