import type { PeerId } from '../signaling/identifiers';
import { OwnKey } from './author-key';
import type { AuthorId, EntryId } from './entry';
import { laneOf } from './entry';
import { DELETE } from './erasure';
import type { Words } from './introductions';
import { Introductions } from './introductions';
import type { Ledger } from './ledger';
import { KEPT_FOR_DELETIONS, MAX_SAID_ANEW, MAX_TEXT } from './limits';
import type { ThreadMessage } from './thread';

export interface OwnWordsOptions {
  ledger: Ledger;
  /** Those who are not to read what was written before they came. */
  latecomers: () => ReadonlySet<PeerId>;
  /** There is a key to write with. */
  ready: () => void;
  /** A text was taken, and will be written. */
  taken: () => void;
  /** Something is in the ledger that was not before. */
  written: () => void;
  onError: (error: unknown) => void;
}

/** Where a text goes. */
export interface Posting {
  /** Null: to everybody. */
  to: AuthorId | null;
  replyTo: EntryId | null;
}

/** What oneself writes: signed with a key of this page's own, and one after the other. */
export class OwnWords {
  /** What oneself is called from the next text on. */
  name = '';
  readonly #options: OwnWordsOptions;
  readonly #introductions = new Introductions();
  /** By what it was before. */
  readonly #saidAnew = new Map<EntryId, EntryId>();
  #coming: Promise<OwnKey> | null = null;
  #key: OwnKey | null = null;
  #writing: Promise<void> = Promise.resolve();
  /** What was taken, and waits for its turn. */
  readonly #unwritten: Words[] = [];

  constructor(options: OwnWordsOptions) {
    this.#options = options;
  }

  /** Null until there is one. */
  get key(): OwnKey | null {
    return this.#key;
  }

  /** The key, which may still be made; null before {@link makeKey}. */
  get comingKey(): Promise<OwnKey> | null {
    return this.#coming;
  }

  /** Whether there is no room for another text. */
  get isFull(): boolean {
    return !this.#hasRoomFor([{ text: ' ' }]);
  }

  /** Makes the key, unless there is one. */
  async makeKey(): Promise<void> {
    this.#coming ??= OwnKey.make();
    try {
      this.#key = await this.#coming;
      this.#options.ready();
    } catch (error) {
      this.#options.onError(error);
    }
  }

  /** @returns false when the text can't be taken: empty, too long, or there is no room for it */
  post(text: string, { to, replyTo }: Posting): boolean {
    return this.#say({ kind: 'text', to, about: replyTo && this.#idNow(replyTo), text });
  }

  /** Counts for one's own messages only. @returns as {@link post} */
  edit(id: EntryId, text: string): boolean {
    const message = this.#message(id);
    if (!message || message.text === text) return false;
    return this.#say({ kind: 'edit', to: message.to, about: message.id, text });
  }

  /** Counts for one's own messages only. */
  remove(id: EntryId): void {
    const message = this.#message(id);
    if (message) this.#writeSoon([{ kind: DELETE, to: message.to, about: message.id, text: '' }]);
  }

  /**
   * Somebody writes with another key, on a page that was loaded again: what was said to the key before and has not come is
   * said to that one, and stands in place of the first.
   *
   * @param reached up to which number it has come
   */
  followTo(from: AuthorId, to: AuthorId, reached: number): void {
    const key = this.#key;
    if (key) this.#inTurn(() => this.#sayAnew(key, { from, to, reached }));
  }

  async #sayAnew(
    key: OwnKey,
    { from, to, reached }: { from: AuthorId; to: AuthorId; reached: number },
  ): Promise<void> {
    const { thread } = this.#options.ledger;
    const lane = laneOf({ author: key.author, to: from });
    const waiting = thread.messages.filter(
      (one) => one.lane === lane && one.number > reached && !one.deleted,
    );
    for (const { id, text, replyTo } of waiting) {
      if (this.#saidAnew.size >= MAX_SAID_ANEW) return;
      const about = replyTo && this.#idNow(replyTo);
      const said = await this.#options.ledger.write(key, { kind: 'text', to, about, text });
      // Where there is no room for it, the first stays, and reads as one that did not come.
      if (!said) return;
      this.#saidAnew.set(id, said.id);
      await this.#options.ledger.write(key, { kind: DELETE, to: from, about: id, text: '' });
      thread.drop(id);
    }
  }

  /** Whoever began to answer or change what was said anew meanwhile means the same. */
  #idNow(id: EntryId): EntryId {
    const later = this.#saidAnew.get(id);
    return later ? this.#idNow(later) : id;
  }

  #message(id: EntryId): ThreadMessage | null {
    const message = this.#options.ledger.thread.get(this.#idNow(id));
    return message && !message.deleted && message.author === this.#key?.author ? message : null;
  }

  #say(entry: Words): boolean {
    const { latecomers, taken } = this.#options;
    const isText = /\S/u.test(entry.text) && entry.text.length <= MAX_TEXT;
    if (!isText || !this.#key) return false;
    const toAll = entry.to === null;
    const first = toAll ? this.#introductions.due(this.name, latecomers()) : [];
    const words = [...first, entry];
    if (!this.#hasRoomFor(words)) return false;
    if (toAll) this.#introductions.said(this.name, latecomers());
    this.#writeSoon(words);
    taken();
    return true;
  }

  /** Beside what is to be written before it, and deletions. */
  #hasRoomFor(words: readonly Pick<Words, 'text'>[]): boolean {
    if (!this.#key) return true;
    const left = this.#options.ledger.roomOf(this.#key.author);
    const all = [...this.#unwritten, ...words];
    const units = all.reduce((sum, { text }) => sum + text.length, 0);
    return all.length + KEPT_FOR_DELETIONS <= left.entries && units <= left.units;
  }

  /** What belongs together goes together. */
  #writeSoon(entries: readonly Words[]): void {
    const key = this.#key;
    if (!key) return;
    this.#unwritten.push(...entries);
    this.#inTurn(async () => {
      try {
        for (const entry of entries) await this.#options.ledger.write(key, entry);
      } finally {
        this.#unwritten.splice(0, entries.length);
      }
    });
  }

  /** One after the other: numbers follow each other. */
  #inTurn(write: () => Promise<void>): void {
    const { written, onError } = this.#options;
    this.#writing = this.#writing.then(async () => {
      try {
        await write();
      } catch (error) {
        onError(error);
      }
      written();
    });
  }
}
