import type { Entry, EntryId } from './entry';
import { belongsTo, erasedBy } from './erasure';

/** An entry that somebody lacks, and the number up to which it has all of the lane with it. */
export interface Handed {
  readonly entry: Entry;
  readonly upTo: number;
}

/**
 * What was written in one lane, whole up to some number, but for what stands before where it may begin. Texts that their
 * author took back are gone from it: in their place it hands on the deletion, out of turn, which says that they are missed
 * by nobody.
 */
export class LaneLog {
  readonly #entries = new Map<number, Entry>();
  readonly #deletions = new Map<number, Entry>();
  /** Numbers that are not missed, though they have not come: their deletion came before them. */
  readonly #notMissed = new Set<number>();
  #next = 1;
  #time = -Infinity;

  /** Of the entry that follows. */
  get next(): number {
    return this.#next;
  }

  get entries(): Entry[] {
    return [...this.#entries.values()];
  }

  /** @returns what it took with it; null for an entry that says an earlier time than the one before it */
  append(entry: Entry): Entry[] | null {
    if (entry.time <= this.#time) return null;
    this.#time = entry.time;
    this.#entries.set(entry.number, entry);
    this.#moveTo(entry.number + 1);
    return this.#erase(entry);
  }

  /** Learns from a deletion that came out of turn what need not come. @returns how many more numbers that are, at most so many */
  foresee(deletion: Entry, atMost: number): number {
    const ahead = erasedBy(deletion).filter(
      (number) => number >= this.#next && !this.#notMissed.has(number),
    );
    for (const number of ahead.slice(0, atMost)) this.#notMissed.add(number);
    this.#moveTo(this.#next);
    return Math.min(ahead.length, atMost);
  }

  /** @returns what follows that number, up to where something is missing */
  after(number: number, atMost: number): Handed[] {
    const handed: Handed[] = [];
    for (let next = number + 1; handed.length < atMost; next += 1) {
      const entry = this.#entries.get(next) ?? this.#deletions.get(next);
      if (!entry) break;
      if (handed.at(-1)?.entry === entry) handed.pop();
      handed.push({ entry, upTo: next });
    }
    return handed;
  }

  /** @returns the numbers of the changes of a text */
  editsOf(text: EntryId): number[] {
    return this.entries
      .filter((entry) => entry.kind === 'edit' && belongsTo(entry, text))
      .map(({ number }) => number);
  }

  #moveTo(number: number): void {
    this.#next = number;
    while (this.#notMissed.delete(this.#next)) this.#next += 1;
  }

  #erase(deletion: Entry): Entry[] {
    const erased: Entry[] = [];
    for (const number of erasedBy(deletion)) {
      const entry = this.#entries.get(number);
      if (entry && !(deletion.about && belongsTo(entry, deletion.about))) continue;
      if (entry) erased.push(entry);
      this.#entries.delete(number);
      if (!this.#deletions.has(number)) this.#deletions.set(number, deletion);
    }
    return erased;
  }
}
