import type { AuthorId, Entry, EntryId, Lane } from './entry';
import { compareEntries, entryId, laneOf } from './entry';
import {
  MAX_ENTRIES,
  MAX_ENTRIES_OF_AUTHOR,
  MAX_STRANGERS,
  MAX_UNITS,
  MAX_UNITS_OF_AUTHOR,
  MAX_WAITING,
} from './limits';

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
 * Everything that was written, by lane: each lane is whole up to some number. Adding is idempotent and does not
 * depend on any order, so that logs that were given the same entries are the same. Signatures are not its matter.
 */
export class Log {
  readonly #lanes = new Map<Lane, Entry[]>();
  readonly #waiting = new Map<EntryId, Entry>();
  readonly #shares = new Map<AuthorId, Share>();
  readonly #isVouchedFor: (author: AuthorId) => boolean;
  #entries = 0;
  #units = 0;

  /** @param isVouchedFor whether that author was met: others have to share what is left for strangers */
  constructor(isVouchedFor: (author: AuthorId) => boolean = () => true) {
    this.#isVouchedFor = isVouchedFor;
  }

  get lanes(): Lane[] {
    return [...this.#lanes.keys()];
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Of one lane, 0 when there is nothing of it. */
  lengthOf(lane: Lane): number {
    return this.#lanes.get(lane)?.length ?? 0;
  }

  has(entry: Entry): boolean {
    return entry.number <= this.lengthOf(laneOf(entry)) || this.#waiting.has(entryId(entry));
  }

  /** What comes behind that number in a lane. */
  after(lane: Lane, number: number, atMost: number): readonly Entry[] {
    return this.#lanes.get(lane)?.slice(number, number + atMost) ?? [];
  }

  /** Everything, in the order that is the same for everybody. */
  inOrder(): Entry[] {
    return [...this.#lanes.values()].flat().sort(compareEntries);
  }

  add(entry: Entry): Addition {
    const lane = laneOf(entry);
    if (this.has(entry)) return { status: 'known' };
    if (!this.hasRoomFor(entry)) return { status: 'refused', why: 'full' };
    if (entry.number > this.lengthOf(lane) + 1) return this.#wait(entry);
    if (!this.#append(lane, entry)) return { status: 'refused', why: 'outOfOrder' };
    return { status: 'added', entries: [entry, ...this.#follow(lane)] };
  }

  hasRoomFor({ author, text }: Pick<Entry, 'author' | 'text'>): boolean {
    const share = this.#shares.get(author) ?? { entries: 0, units: 0 };
    if (this.#entries >= MAX_ENTRIES || this.#units + text.length > MAX_UNITS) return false;
    if (share.entries >= MAX_ENTRIES_OF_AUTHOR) return false;
    if (share.units + text.length > MAX_UNITS_OF_AUTHOR) return false;
    return this.#shares.has(author) || this.#isVouchedFor(author) || this.#mayMeetStranger();
  }

  #mayMeetStranger(): boolean {
    const strangers = [...this.#shares.keys()].filter((author) => !this.#isVouchedFor(author));
    return strangers.length < MAX_STRANGERS;
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
      const last = this.#lanes.get(lane)?.at(-1);
      const next = last && entryId({ ...last, number: last.number + 1 });
      const entry = next && this.#waiting.get(next);
      if (!next || !entry) return followed;
      this.#waiting.delete(next);
      if (!this.hasRoomFor(entry) || !this.#append(lane, entry)) return followed;
      followed.push(entry);
    }
  }

  #append(lane: Lane, entry: Entry): boolean {
    const entries = this.#lanes.get(lane) ?? [];
    const last = entries.at(-1);
    if (last && last.time >= entry.time) return false;
    entries.push(entry);
    this.#lanes.set(lane, entries);
    const share = this.#shares.get(entry.author) ?? { entries: 0, units: 0 };
    share.entries += 1;
    share.units += entry.text.length;
    this.#shares.set(entry.author, share);
    this.#entries += 1;
    this.#units += entry.text.length;
    return true;
  }
}
