import type { PeerId } from '../signaling/identifiers';
import type { AuthorId, Entry, EntryId, Lane } from './entry';
import { compareEntries, entryId, idIn, laneOf } from './entry';
import { erasedBy } from './erasure';
import type { Handed } from './lane-log';
import { LaneLog } from './lane-log';
import {
  MAX_ENTRIES,
  MAX_ENTRIES_OF_AUTHOR,
  MAX_STRANGERS,
  MAX_UNITS,
  MAX_UNITS_OF_AUTHOR,
  MAX_WAITING,
} from './limits';
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

interface Share {
  entries: number;
  units: number;
}

/**
 * Everything that was written, by lane: each lane is whole up to some number, but for what stands before where it may
 * begin. Adding is idempotent and does not depend on any order, so that logs that were given the same entries are
 * the same. Signatures are not its matter.
 */
export class Log {
  readonly #lanes = new Map<Lane, LaneLog>();
  readonly #waiting = new Map<EntryId, Entry>();
  readonly #shares = new Map<AuthorId, Share>();
  readonly #isVouchedFor: (author: AuthorId) => boolean;
  readonly #mayBegin: (entry: Entry) => boolean;
  #entries = 0;
  #units = 0;
  #foreseen = 0;

  /**
   * @param isVouchedFor whether that author was met: others have to share what is left for strangers
   * @param mayBegin whether a lane may begin, or begin again, with that entry, though it is not the next one
   */
  constructor(
    isVouchedFor: (author: AuthorId) => boolean = () => true,
    mayBegin: (entry: Entry) => boolean = () => false,
  ) {
    this.#isVouchedFor = isVouchedFor;
    this.#mayBegin = mayBegin;
  }

  get lanes(): Lane[] {
    return [...this.#lanes.keys()];
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

  add(entry: Entry): Addition {
    const lane = laneOf(entry);
    if (this.has(entry)) return { status: 'known' };
    if (!this.hasRoomFor(entry)) return { status: 'refused', why: 'full' };
    const follows = entry.number === this.lastOf(lane) + 1 || this.#mayBegin(entry);
    if (!follows) return this.#takeAhead(lane, entry);
    if (!this.#append(lane, entry)) return { status: 'refused', why: 'outOfOrder' };
    return { status: 'added', entries: [entry, ...this.#follow(lane)] };
  }

  hasRoomFor({ author, text }: Pick<Entry, 'author' | 'text'>): boolean {
    const share = this.#shareOf(author);
    if (this.#entries >= MAX_ENTRIES || this.#units + text.length > MAX_UNITS) return false;
    if (share.entries >= MAX_ENTRIES_OF_AUTHOR) return false;
    if (share.units + text.length > MAX_UNITS_OF_AUTHOR) return false;
    return this.#shares.has(author) || this.#isVouchedFor(author) || this.#mayMeetStranger();
  }

  #mayMeetStranger(): boolean {
    const strangers = [...this.#shares.keys()].filter((author) => !this.#isVouchedFor(author));
    return strangers.length < MAX_STRANGERS;
  }

  /** A deletion tells already what need not come before it. */
  #takeAhead(lane: Lane, entry: Entry): Addition {
    const addition = this.#wait(entry);
    const log = this.#lanes.get(lane) ?? new LaneLog();
    const foreseen = log.foresee(entry, MAX_ENTRIES - this.#foreseen);
    if (foreseen === 0) return addition;
    this.#foreseen += foreseen;
    this.#lanes.set(lane, log);
    this.#shares.set(entry.author, this.#shareOf(entry.author));
    for (const number of erasedBy(entry)) this.#waiting.delete(idIn(lane, number));
    const entries = this.#follow(lane);
    return entries.length > 0 ? { status: 'added', entries } : addition;
  }

  #wait(entry: Entry): Addition {
    if (this.#waiting.size >= MAX_WAITING) return { status: 'refused', why: 'full' };
    this.#waiting.set(entryId(entry), entry);
    return { status: 'waiting' };
  }

  /** What waited for the last of a lane. */
  #follow(lane: Lane): Entry[] {
    const followed: Entry[] = [];
    for (;;) {
      const next = idIn(lane, this.lastOf(lane) + 1);
      const entry = this.#waiting.get(next);
      if (!entry) return followed;
      this.#waiting.delete(next);
      if (!this.hasRoomFor(entry) || !this.#append(lane, entry)) return followed;
      followed.push(entry);
    }
  }

  #append(lane: Lane, entry: Entry): boolean {
    const log = this.#lanes.get(lane) ?? new LaneLog();
    const erased = log.append(entry);
    if (!erased) return false;
    this.#lanes.set(lane, log);
    const share = this.#shareOf(entry.author);
    share.entries += 1;
    const units = entry.text.length - erased.reduce((sum, { text }) => sum + text.length, 0);
    share.units += units;
    this.#shares.set(entry.author, share);
    this.#entries += 1;
    this.#units += units;
    return true;
  }

  #shareOf(author: AuthorId): Share {
    return this.#shares.get(author) ?? { entries: 0, units: 0 };
  }
}
