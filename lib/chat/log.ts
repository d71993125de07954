import type { PeerId } from '../signaling/identifiers';
import type { AuthorId, Entry, EntryId, Lane } from './entry';
import { authorOf, authorsOf, compareEntries, entryId, idIn, laneOf } from './entry';
import { erasedBy } from './erasure';
import type { Handed } from './lane-log';
import { LaneLog } from './lane-log';
import { MAX_WAITING } from './limits';
import type { Room, SharesOptions } from './shares';
import { Shares } from './shares';
import { welcomes } from './welcome';

/** Up to which number somebody has all of each lane. */
export type Vector = ReadonlyMap<Lane, number>;

export type Addition =
  /** These are in now, in the order of their numbers: the entry, and what waited for it. */
  | { status: 'added'; entries: readonly Entry[] }
  | { status: 'known' }
  /** What comes before it has not come. */
  | { status: 'waiting' }
  /** `outOfOrder`: it says an earlier time than the one before it. `full`: a bound is reached. */
  | { status: 'refused'; why: 'full' | 'outOfOrder' };

interface Waiting {
  readonly entry: Entry;
  readonly bringer: PeerId | null;
}

/**
 * Everything that was written, by lane: each lane is whole up to some number, but for what stands before where it may
 * begin. Adding is idempotent and does not depend on any order, so that logs that were given the same entries are
 * the same. Signatures are not its matter.
 */
export class Log {
  readonly #lanes = new Map<Lane, LaneLog>();
  readonly #waiting = new Map<EntryId, Waiting>();
  readonly #shares: Shares;
  readonly #mayBegin: (entry: Entry) => boolean;
  readonly #isHere: (peer: PeerId) => boolean;

  /** @param mayBegin whether a lane may begin, or begin again, with that entry, though it is not the next one */
  constructor(
    shares: SharesOptions = { holderOf: () => null, isHere: () => true, timeOf: () => 0 },
    mayBegin: (entry: Entry) => boolean = () => false,
  ) {
    this.#shares = new Shares(shares);
    this.#mayBegin = mayBegin;
    this.#isHere = shares.isHere;
  }

  get lanes(): Lane[] {
    return [...this.#lanes.keys()];
  }

  /** All who wrote something, or to whom alone something was written. */
  get authors(): Set<AuthorId> {
    const waiting = [...this.#waiting.values()].map(({ entry }) => laneOf(entry));
    return new Set([...this.#lanes.keys(), ...waiting].flatMap(authorsOf));
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** The last number of one lane, 0 when there is nothing of it. */
  lastOf(lane: Lane): number {
    return (this.#lanes.get(lane)?.next ?? 1) - 1;
  }

  /** The number from which on a lane is for somebody who came later; `Infinity` while its author has not said so. */
  welcomeOf(lane: Lane, peer: PeerId): number {
    const entries = this.#lanes.get(lane)?.entries ?? [];
    return entries.find((entry) => welcomes(entry, peer))?.number ?? Infinity;
  }

  has(entry: Entry): boolean {
    return entry.number <= this.lastOf(laneOf(entry)) || this.#waiting.has(entryId(entry));
  }

  /** What follows that number in a lane, up to where something is missing. */
  after(lane: Lane, number: number, atMost: number): readonly Handed[] {
    return this.#lanes.get(lane)?.after(number, atMost) ?? [];
  }

  /** The numbers of the changes of a text, in its lane. */
  editsOf(lane: Lane, text: EntryId): number[] {
    return this.#lanes.get(lane)?.editsOf(text) ?? [];
  }

  /** Everything, in the order that is the same for everybody. */
  inOrder(): Entry[] {
    return [...this.#lanes.values()].flatMap(({ entries }) => entries).sort(compareEntries);
  }

  /** @param bringer who handed it over; null: oneself wrote it */
  add(entry: Entry, bringer: PeerId | null = null): Addition {
    const lane = laneOf(entry);
    if (this.has(entry)) return { status: 'known' };
    if (!this.hasRoomFor(entry, bringer)) return { status: 'refused', why: 'full' };
    const follows = entry.number === this.lastOf(lane) + 1 || this.#mayBegin(entry);
    if (!follows) return this.#takeAhead(lane, entry, bringer);
    if (!this.#append(lane, entry, bringer)) return { status: 'refused', why: 'outOfOrder' };
    return { status: 'added', entries: [entry, ...this.#follow(lane)] };
  }

  /** How much more fits of what an author writes. @param bringer null: oneself writes it */
  roomFor(author: AuthorId, bringer: PeerId | null): Room {
    return this.#shares.left(author, bringer);
  }

  hasRoomFor({ author, text }: Pick<Entry, 'author' | 'text'>, bringer: PeerId | null): boolean {
    const left = this.roomFor(author, bringer);
    return left.entries >= 1 && text.length <= left.units;
  }

  /** Those who left bring no more: what waits for that goes. */
  dropStranded(): void {
    for (const [id, { bringer }] of this.#waiting) {
      if (bringer !== null && !this.#isHere(bringer)) this.#waiting.delete(id);
    }
  }

  /** Keeps of those who left no more than their share. @returns whose words are gone */
  forgetExcess(): AuthorId[] {
    const forgotten = this.#shares.forgetExcess();
    for (const author of forgotten) {
      const isTheirs = (lane: Lane) => authorOf(lane) === author;
      for (const lane of this.lanes.filter(isTheirs)) this.#lanes.delete(lane);
      for (const [id, { entry }] of this.#waiting) {
        if (entry.author === author) this.#waiting.delete(id);
      }
    }
    return forgotten;
  }

  /** A deletion tells already what need not come before it: that takes the room of what it stands for. */
  #takeAhead(lane: Lane, entry: Entry, bringer: PeerId | null): Addition {
    const addition = this.#wait(entry, bringer);
    const log = this.#lanes.get(lane) ?? new LaneLog();
    const foreseen = log.foresee(entry, this.#shares.left(entry.author, bringer).entries);
    if (foreseen === 0) return addition;
    this.#shares.add(entry.author, bringer, { entries: foreseen, units: 0 });
    this.#lanes.set(lane, log);
    for (const number of erasedBy(entry)) this.#waiting.delete(idIn(lane, number));
    const entries = this.#follow(lane);
    return entries.length > 0 ? { status: 'added', entries } : addition;
  }

  #wait(entry: Entry, bringer: PeerId | null): Addition {
    const brought = [...this.#waiting.values()].filter((one) => one.bringer === bringer);
    if (brought.length >= MAX_WAITING) return { status: 'refused', why: 'full' };
    this.#waiting.set(entryId(entry), { entry, bringer });
    return { status: 'waiting' };
  }

  /** What waited for the last of a lane. */
  #follow(lane: Lane): Entry[] {
    const followed: Entry[] = [];
    for (;;) {
      const next = idIn(lane, this.lastOf(lane) + 1);
      const waiting = this.#waiting.get(next);
      if (!waiting) return followed;
      const { entry, bringer } = waiting;
      this.#waiting.delete(next);
      if (!this.hasRoomFor(entry, bringer) || !this.#append(lane, entry, bringer)) return followed;
      followed.push(entry);
    }
  }

  #append(lane: Lane, entry: Entry, bringer: PeerId | null): boolean {
    const log = this.#lanes.get(lane) ?? new LaneLog();
    const erased = log.append(entry);
    if (!erased) return false;
    this.#lanes.set(lane, log);
    const units = entry.text.length - erased.reduce((sum, { text }) => sum + text.length, 0);
    this.#shares.add(entry.author, bringer, { entries: 1, units });
    return true;
  }
}
