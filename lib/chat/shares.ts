import type { PeerId } from '../signaling/identifiers';
import type { AuthorId } from './entry';
import {
  BROUGHT_SHARE,
  MAX_AUTHORS,
  MAX_ENTRIES,
  MAX_ENTRIES_OF_AUTHOR,
  MAX_UNITS,
  MAX_UNITS_OF_AUTHOR,
  WRITTEN_SHARE,
} from './limits';

/** What entries take of a log, or may still take. */
export interface Room {
  readonly entries: number;
  /** Of text. */
  readonly units: number;
}

/** What there is of one author: all of it, and how much of that each participant brought. */
interface Account {
  all: Room;
  readonly broughtBy: Map<PeerId, Room>;
}

const NONE: Room = { entries: 0, units: 0 };
const ALL: Room = { entries: MAX_ENTRIES, units: MAX_UNITS };
const OF_AUTHOR: Room = { entries: MAX_ENTRIES_OF_AUTHOR, units: MAX_UNITS_OF_AUTHOR };

/**
 * How much of a log is whose. What an author wrote counts for the participant who showed that author's key here, and, as
 * long as nobody has, for whoever brought it: nobody takes the room in which others write.
 */
export class Shares {
  readonly #accounts = new Map<AuthorId, Account>();
  readonly #holderOf: (author: AuthorId) => PeerId | null;
  #all = NONE;

  /** @param holderOf who has shown that author's key; null: nobody here met that author */
  constructor(holderOf: (author: AuthorId) => PeerId | null) {
    this.#holderOf = holderOf;
  }

  /** @param bringer null: oneself writes it. @returns how much more of that author fits */
  left(author: AuthorId, bringer: PeerId | null): Room {
    const written = this.#accounts.get(author)?.all ?? NONE;
    const left = least(less(ALL, this.#all), less(OF_AUTHOR, written));
    return bringer === null ? left : least(left, this.#leftOfShare(author, bringer));
  }

  add(author: AuthorId, bringer: PeerId | null, room: Room): void {
    const account: Account = this.#accounts.get(author) ?? { all: NONE, broughtBy: new Map() };
    const { broughtBy } = account;
    account.all = plus(account.all, room);
    if (bringer !== null) broughtBy.set(bringer, plus(broughtBy.get(bringer) ?? NONE, room));
    this.#accounts.set(author, account);
    this.#all = plus(this.#all, room);
  }

  #leftOfShare(author: AuthorId, bringer: PeerId): Room {
    const holder = this.#holderOf(author);
    const share = holder === null ? BROUGHT_SHARE : WRITTEN_SHARE;
    const counted = holder === null ? this.#broughtBy(bringer) : this.#writtenBy(holder);
    const isKnown = this.#accounts.has(author);
    if (!isKnown && this.#accounts.size >= MAX_AUTHORS) return NONE;
    if (!counted.has(author) && counted.size >= share.authors) return NONE;
    return less(share, [...counted.values()].reduce(plus, NONE));
  }

  #writtenBy(holder: PeerId): ReadonlyMap<AuthorId, Room> {
    const own = [...this.#accounts].filter(([author]) => this.#holderOf(author) === holder);
    return new Map(own.map(([author, { all }]) => [author, all]));
  }

  #broughtBy(bringer: PeerId): ReadonlyMap<AuthorId, Room> {
    const brought = new Map<AuthorId, Room>();
    for (const [author, { broughtBy }] of this.#accounts) {
      const room = broughtBy.get(bringer);
      if (room && this.#holderOf(author) === null) brought.set(author, room);
    }
    return brought;
  }
}

function plus(one: Room, other: Room): Room {
  return { entries: one.entries + other.entries, units: one.units + other.units };
}

function less(one: Room, other: Room): Room {
  return { entries: one.entries - other.entries, units: one.units - other.units };
}

function least(one: Room, other: Room): Room {
  return {
    entries: Math.min(one.entries, other.entries),
    units: Math.min(one.units, other.units),
  };
}
