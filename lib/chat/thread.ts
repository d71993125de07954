import { cleanName } from '../signaling/clean-name';
import type { AuthorId, Entry, EntryId, Lane } from './entry';
import { compareEntries, entryId, laneOf } from './entry';
import { DELETE } from './erasure';

/** One message as it stands now. The identity changes only when something in it does. */
export interface ThreadMessage {
  readonly id: EntryId;
  readonly lane: Lane;
  readonly author: AuthorId;
  /** Whom it is for; null: everybody. */
  readonly to: AuthorId | null;
  readonly number: number;
  readonly time: number;
  /** When it was written, as far as can be known here: no later than it came. Milliseconds since the epoch. */
  readonly atMs: number;
  readonly text: string;
  readonly edited: boolean;
  readonly deleted: boolean;
  /** What it replies to, whether that is here or not. */
  readonly replyTo: EntryId | null;
  /** Who brought it, if not the author. */
  readonly from: AuthorId | null;
}

/** What the entries come to: messages in the order that is the same for everybody, and names. */
export class Thread {
  readonly #byId = new Map<EntryId, ThreadMessage>();
  readonly #names = new Map<AuthorId, string>();
  #inOrder: readonly ThreadMessage[] = [];
  #losses = 0;

  /** How many messages were deleted or forgotten so far. */
  get losses(): number {
    return this.#losses;
  }

  /** The same array until something changes. */
  get messages(): readonly ThreadMessage[] {
    return this.#inOrder;
  }

  /** What authors called themselves, in an entry of their own. */
  get names(): ReadonlyMap<AuthorId, string> {
    return this.#names;
  }

  get(id: EntryId): ThreadMessage | undefined {
    return this.#byId.get(id);
  }

  /**
   * Takes entries of a log, those of a lane in their order.
   *
   * @returns messages that were not there before
   */
  add(entries: readonly Entry[], from: AuthorId | null, nowMs: number): ThreadMessage[] {
    const fresh: ThreadMessage[] = [];
    const changed = new Set<EntryId>();
    for (const entry of entries) {
      if (entry.kind === 'text') fresh.push(this.#write(entry, from, nowMs));
      else if (entry.kind === 'name') this.#names.set(entry.author, cleanName(entry.text));
      else this.#change(entry, changed);
    }
    if (fresh.length > 0 || changed.size > 0) this.#inOrder = this.#merge(fresh, changed);
    return fresh.map(({ id }) => this.#byId.get(id)).filter((message) => message !== undefined);
  }

  /** It is not to be shown any more. */
  drop(id: EntryId): void {
    this.#keep((message) => message.id !== id);
  }

  /** None of what they wrote is there any more. */
  forget(authors: readonly AuthorId[]): void {
    for (const author of authors) this.#names.delete(author);
    this.#keep(({ author }) => !authors.includes(author));
  }

  #keep(isKept: (message: ThreadMessage) => boolean): void {
    const kept = this.#inOrder.filter(isKept);
    this.#losses += this.#inOrder.length - kept.length;
    for (const message of this.#inOrder) if (!isKept(message)) this.#byId.delete(message.id);
    this.#inOrder = kept;
  }

  #write(entry: Entry, from: AuthorId | null, nowMs: number): ThreadMessage {
    const { author, to, number, time, text, about } = entry;
    const message: ThreadMessage = {
      id: entryId(entry),
      lane: laneOf(entry),
      author,
      to,
      number,
      time,
      atMs: Math.min(time, nowMs),
      text,
      edited: false,
      deleted: false,
      replyTo: about,
      from,
    };
    this.#byId.set(message.id, message);
    return message;
  }

  /** One's own only, and said where the message was said: to whom it was said. */
  #change(entry: Entry, changed: Set<EntryId>): void {
    const message = entry.about === null ? undefined : this.#byId.get(entry.about);
    if (!message || message.lane !== laneOf(entry) || message.deleted) return;
    const isEdit = entry.kind === 'edit';
    if (!isEdit && entry.kind !== DELETE) return;
    if (!isEdit) this.#losses += 1;
    const now = isEdit
      ? { ...message, text: entry.text, edited: true }
      : { ...message, text: '', deleted: true };
    this.#byId.set(message.id, now);
    changed.add(message.id);
  }

  #merge(fresh: readonly ThreadMessage[], changed: ReadonlySet<EntryId>): ThreadMessage[] {
    const current = (message: ThreadMessage) => this.#byId.get(message.id) ?? message;
    const before = changed.size > 0 ? this.#inOrder.map(current) : this.#inOrder;
    const sorted = fresh.map(current).sort(compareEntries);
    const [first] = sorted;
    const last = before.at(-1);
    if (!first || !last || compareEntries(last, first) < 0) return [...before, ...sorted];
    const merged: ThreadMessage[] = [];
    let next = 0;
    for (const message of before) {
      for (let one = sorted[next]; one && compareEntries(one, message) < 0; one = sorted[next]) {
        merged.push(one);
        next += 1;
      }
      merged.push(message);
    }
    return [...merged, ...sorted.slice(next)];
  }
}
