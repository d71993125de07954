import type { PeerId, RoomId } from '../signaling/identifiers';
import type { OwnKey } from './author-key';
import { AuthorKey } from './author-key';
import type { EntriesMessage } from './chat-message';
import type { AuthorId, Entry, Lane } from './entry';
import { laneOf } from './entry';
import { DELETE, erasureText } from './erasure';
import { HybridTime } from './hybrid-time';
import type { Words } from './introductions';
import { BATCH_ENTRIES, BATCH_UNITS, MAX_SILENT_KEYS, MAX_TEXT } from './limits';
import type { Vector } from './log';
import { Log } from './log';
import { Presence } from './presence';
import type { Room } from './shares';
import type { ThreadMessage } from './thread';
import { Thread } from './thread';
import { welcomes } from './welcome';

/** Why an entry was not taken up. */
export type RefusedEntry =
  /** Nobody's signature, or not that author's. */
  | 'forged'
  /** Private, and not between these two. */
  | 'notForHere'
  /** From further in the future than any clock may be wrong. */
  | 'tooEarly'
  | 'full'
  | 'outOfOrder';

/** To whom entries are handed on. */
export interface Recipient {
  readonly peer: PeerId;
  readonly author: AuthorId;
  /** Reads of each author only what stands from its welcome on. */
  readonly isLatecomer: boolean;
}

/** Who hands entries over, and as whom that one writes. */
export type Bringer = Pick<Recipient, 'peer' | 'author'>;

/** Entries for somebody, and up to which number it has all of their lanes with them. */
export interface Portion {
  readonly message: EntriesMessage;
  readonly upTo: Vector;
}

export interface LedgerOptions {
  room: RoomId;
  /** Oneself, if one is a latecomer; else null. */
  lateSelf: () => PeerId | null;
  /** Milliseconds since the epoch. */
  now: () => number;
  refused: (why: RefusedEntry) => void;
}

/** What is written and read: entries whose signatures hold, the keys they were checked with, and what they come to. */
export class Ledger {
  readonly thread = new Thread();
  readonly #options: LedgerOptions;
  readonly #log = new Log(
    {
      holderOf: (author) => this.#holders.get(author) ?? null,
      isHere: (peer) => this.#presence.isHere(peer),
      timeOf: (peer) => this.#presence.timeOf(peer, this.#options.now()),
    },
    (entry) => welcomes(entry, this.#options.lateSelf()),
  );
  readonly #keys = new Map<AuthorId, AuthorKey>();
  readonly #holders = new Map<AuthorId, PeerId>();
  readonly #presence = new Presence();
  readonly #time: HybridTime;
  #met: ReadonlySet<AuthorId> = new Set();

  constructor(options: LedgerOptions) {
    this.#options = options;
    this.#time = new HybridTime(options.now);
  }

  /** Those who have shown their key themselves. The same set until there is another one. */
  get met(): ReadonlySet<AuthorId> {
    return this.#met;
  }

  /** That participant has shown that the key is its own. */
  meet(key: AuthorKey, peer: PeerId): void {
    this.#holders.set(key.author, peer);
    this.#keys.set(key.author, key);
    if (!this.#met.has(key.author)) this.#met = new Set([...this.#met, key.author]);
  }

  /** Who else is in the room: of all others no more is kept than what they have together. */
  setHere(peers: readonly PeerId[]): void {
    this.#presence.set(peers, this.#options.now());
    this.#log.dropStranded();
    this.#forgetExcess();
  }

  /**
   * Forgets the keys of those who wrote nothing, and to whom nothing was written, but for these and the last ones.
   *
   * @returns whose
   */
  forgetSilent(kept: ReadonlySet<AuthorId>): ReadonlySet<AuthorId> {
    const { authors } = this.#log;
    const isSilent = (author: AuthorId) => !authors.has(author) && !kept.has(author);
    const silent = new Set([...this.#holders.keys()].filter(isSilent).slice(0, -MAX_SILENT_KEYS));
    if (silent.size === 0) return silent;
    for (const author of silent) {
      this.#holders.delete(author);
      this.#keys.delete(author);
    }
    this.#met = new Set([...this.#met].filter((author) => !silent.has(author)));
    return silent;
  }

  /** How much more oneself can write, as this author. */
  roomOf(author: AuthorId): Room {
    return this.#log.roomFor(author, null);
  }

  get vector(): Vector {
    return new Map(this.#log.lanes.map((lane) => [lane, this.#log.lastOf(lane)]));
  }

  /** The number from which on a public lane is for somebody; `Infinity`: nothing of it is. */
  startOf(lane: Lane, { peer, isLatecomer }: Pick<Recipient, 'peer' | 'isLatecomer'>): number {
    return isLatecomer ? this.#log.welcomeOf(lane, peer) : 1;
  }

  /** What this side has of all that the other may have too: what is public, and what the two said to each other. */
  vectorFor(own: AuthorId, other: Recipient): Vector {
    const { author } = other;
    const between = [laneOf({ author, to: own }), laneOf({ author: own, to: author })];
    const isOpenTo = (lane: Lane) =>
      isPublic(lane) ? this.startOf(lane, other) < Infinity : between.includes(lane);
    return new Map([...this.vector].filter(([lane]) => isOpenTo(lane)));
  }

  /** @returns the next entries for somebody who was told that much of each lane; null when there are no more */
  nextFor(own: OwnKey, other: Recipient, toldUpTo: (lane: Lane) => number): Portion | null {
    const privateLane = laneOf({ author: own.author, to: other.author });
    const entries: Entry[] = [];
    const upTo = new Map<Lane, number>();
    let units = 0;
    for (const lane of this.#lanesToHandOn(own.author)) {
      if (!isPublic(lane) && lane !== privateLane) continue;
      const start = isPublic(lane) ? this.startOf(lane, other) : 1;
      const behind = Math.max(start - 1, toldUpTo(lane));
      for (const handed of this.#log.after(lane, behind, BATCH_ENTRIES)) {
        units += JSON.stringify(handed.entry).length;
        const isTooMuch = entries.length > 0 && units > BATCH_UNITS;
        if (isTooMuch || entries.length >= BATCH_ENTRIES) {
          return { message: this.#message(own, entries), upTo };
        }
        entries.push(handed.entry);
        upTo.set(lane, handed.upTo);
      }
    }
    return entries.length > 0 ? { message: this.#message(own, entries), upTo } : null;
  }

  /**
   * Signs what this side writes, and takes it up.
   *
   * @returns the message, if it makes a new one
   */
  async write(own: OwnKey, entry: Words): Promise<ThreadMessage | undefined> {
    const { room, now } = this.#options;
    const { author } = own;
    const number = this.#log.lastOf(laneOf({ author, to: entry.to })) + 1;
    const text = entry.kind === DELETE ? this.#erasureOf(own, entry) : entry.text;
    const unsigned = { ...entry, text, author, number, time: this.#time.take() };
    const signed = { ...unsigned, signature: await own.sign(room, unsigned) };
    const addition = this.#log.add(signed);
    if (addition.status !== 'added') return undefined;
    return this.thread.add(addition.entries, null, now())[0];
  }

  /**
   * Takes up what is signed and fits.
   *
   * @returns messages that were not there before
   */
  async take(
    { keys, entries }: EntriesMessage,
    own: AuthorId,
    bringer: Bringer,
  ): Promise<ThreadMessage[]> {
    const { room, now, refused } = this.#options;
    const known = await this.#keysFor(keys, entries);
    const wanted = entries.filter((entry) => this.#isWanted(entry, own, bringer));
    const signed = await Promise.all(
      wanted.map(async (entry) => (await known.get(entry.author)?.signed(room, entry)) === true),
    );
    const fresh: ThreadMessage[] = [];
    wanted.forEach((entry, index) => {
      if (!signed[index]) return refused('forged');
      const addition = this.#log.add(entry, bringer.peer);
      if (addition.status === 'refused') return refused(addition.why);
      if (addition.status === 'known') return;
      const key = known.get(entry.author);
      if (key) this.#keys.set(entry.author, key);
      this.#time.read(entry.time);
      if (addition.status === 'waiting') return;
      const from = entry.author === bringer.author ? null : bringer.author;
      fresh.push(...this.thread.add(addition.entries, from, now()));
    });
    const forgotten = this.#forgetExcess();
    return fresh.filter(({ author }) => !forgotten.includes(author));
  }

  #forgetExcess(): readonly AuthorId[] {
    const forgotten = this.#log.forgetExcess();
    for (const author of forgotten) this.#keys.delete(author);
    if (forgotten.length > 0) this.thread.forget(forgotten);
    return forgotten;
  }

  /** First those of whom this side knows whose they are: the other has less room for others. */
  #lanesToHandOn(own: AuthorId): Lane[] {
    const { lanes } = this.#log;
    const known = new Set(
      [own, ...this.#holders.keys()].map((author) => laneOf({ author, to: null })),
    );
    const isKnown = (lane: Lane) => !isPublic(lane) || known.has(lane);
    return [...lanes.filter(isKnown), ...lanes.filter((lane) => !isKnown(lane))];
  }

  #erasureOf({ author }: OwnKey, { to, about }: Words): string {
    const edits = about === null ? [] : this.#log.editsOf(laneOf({ author, to }), about);
    const text = erasureText(edits, MAX_TEXT);
    // Where there is no room left, the text goes at least.
    return text.length <= this.roomOf(author).units ? text : '';
  }

  #isWanted(entry: Entry, own: AuthorId, { peer, author }: Bringer): boolean {
    const { refused } = this.#options;
    if (this.#log.has(entry)) return false;
    const isForHere = entry.to === null || (entry.to === own && entry.author === author);
    if (!isForHere) refused('notForHere');
    else if (!this.#time.believes(entry.time)) refused('tooEarly');
    else if (!this.#log.hasRoomFor(entry, peer)) refused('full');
    else return true;
    return false;
  }

  async #keysFor(
    publicKeys: readonly string[],
    entries: readonly Entry[],
  ): Promise<ReadonlyMap<AuthorId, AuthorKey>> {
    const keys = new Map(this.#keys);
    if (entries.every(({ author }) => keys.has(author))) return keys;
    const brought = await Promise.all([...new Set(publicKeys)].map((key) => AuthorKey.read(key)));
    for (const key of brought) if (key && !keys.has(key.author)) keys.set(key.author, key);
    return keys;
  }

  #message(own: OwnKey, entries: readonly Entry[]): EntriesMessage {
    const authors = [...new Set(entries.map(({ author }) => author))];
    const keyOf = (author: AuthorId) =>
      author === own.author ? own.publicKey : this.#keys.get(author)?.publicKey;
    const keys = authors.map(keyOf).filter((key) => key !== undefined);
    return { type: 'entries', keys, entries: [...entries] };
  }
}

function isPublic(lane: Lane): boolean {
  return !lane.includes('>');
}
