import type { PeerId } from '../signaling/identifiers';
import type { AuthorId } from './entry';
import {
  BROUGHT_SHARE,
  GONE_SHARE,
  MAX_ENTRIES_OF_AUTHOR,
  MAX_FORGOTTEN,
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

/** Of an author, for a participant who left. */
interface Left {
  readonly author: AuthorId;
  readonly seat: PeerId;
  readonly room: Room;
}

export interface SharesOptions {
  /** Who has shown that author's key; null: nobody here met that author. */
  holderOf: (author: AuthorId) => PeerId | null;
  /** Whether that participant is in the room. */
  isHere: (peer: PeerId) => boolean;
  /** How long that participant was, in milliseconds. */
  timeOf: (peer: PeerId) => number;
}

const NONE: Room = { entries: 0, units: 0 };
const OF_AUTHOR: Room = { entries: MAX_ENTRIES_OF_AUTHOR, units: MAX_UNITS_OF_AUTHOR };

/**
 * How much of a log is whose. What an author wrote counts for the participant who showed that author's key here, and, as
 * long as nobody has, for whoever brought it: nobody takes the room in which others write. Those who left have one share
 * together, so that nobody has more room by leaving and coming again.
 */
export class Shares {
  readonly #accounts = new Map<AuthorId, Account>();
  readonly #forgotten = new Set<AuthorId>();
  readonly #options: SharesOptions;

  constructor(options: SharesOptions) {
    this.#options = options;
  }

  /** @param bringer null: oneself writes it. @returns how much more of that author fits */
  left(author: AuthorId, bringer: PeerId | null): Room {
    const written = this.#accounts.get(author)?.all ?? NONE;
    const left = less(OF_AUTHOR, written);
    return bringer === null ? left : least(left, this.#leftOfShare(author, bringer));
  }

  add(author: AuthorId, bringer: PeerId | null, room: Room): void {
    const account: Account = this.#accounts.get(author) ?? { all: NONE, broughtBy: new Map() };
    const { broughtBy } = account;
    account.all = plus(account.all, room);
    if (bringer !== null) broughtBy.set(bringer, plus(broughtBy.get(bringer) ?? NONE, room));
    this.#accounts.set(author, account);
  }

  /**
   * Forgets authors, until what is there of those who left is no more than their share: of whoever has most of it for the
   * time in the room, the first one. So who was there and wrote a little stays, however much another leaves behind, in
   * however many seats: all of them together are taken no longer than there are seats.
   *
   * @returns whose words are to go
   */
  forgetExcess(): AuthorId[] {
    const kept = this.#ofThoseWhoLeft();
    const forgotten: AuthorId[] = [];
    while (partOf(kept) > 1) {
      const rates = kept.map(({ seat }) => {
        const part = partOf(kept.filter((one) => one.seat === seat));
        return part / Math.max(1, this.#options.timeOf(seat));
      });
      const [most] = kept.splice(rates.indexOf(Math.max(...rates)), 1);
      if (most) forgotten.push(most.author);
    }
    for (const author of forgotten) this.#forget(author);
    return forgotten;
  }

  #forget(author: AuthorId): void {
    this.#accounts.delete(author);
    this.#forgotten.add(author);
    const [first] = this.#forgotten;
    if (first && this.#forgotten.size > MAX_FORGOTTEN) this.#forgotten.delete(first);
  }

  #leftOfShare(author: AuthorId, bringer: PeerId): Room {
    const { holderOf, isHere } = this.#options;
    const holder = holderOf(author);
    const isBack = holder !== null && isHere(holder);
    if (this.#forgotten.has(author) && !isBack) return NONE;
    const share = holder === null ? BROUGHT_SHARE : WRITTEN_SHARE;
    const counted = holder === null ? this.#broughtBy(bringer) : this.#writtenBy(holder);
    if (!counted.has(author) && counted.size >= share.authors) return NONE;
    return less(share, [...counted.values()].reduce(plus, NONE));
  }

  #writtenBy(holder: PeerId): ReadonlyMap<AuthorId, Room> {
    const { holderOf } = this.#options;
    const own = [...this.#accounts].filter(([author]) => holderOf(author) === holder);
    return new Map(own.map(([author, { all }]) => [author, all]));
  }

  #broughtBy(bringer: PeerId): ReadonlyMap<AuthorId, Room> {
    const brought = new Map<AuthorId, Room>();
    for (const [author, { broughtBy }] of this.#accounts) {
      const room = broughtBy.get(bringer);
      if (room && this.#options.holderOf(author) === null) brought.set(author, room);
    }
    return brought;
  }

  /** Those for whom it counts are gone, whether they wrote it or brought it. */
  #ofThoseWhoLeft(): Left[] {
    const { holderOf, isHere } = this.#options;
    return [...this.#accounts].flatMap(([author, { all, broughtBy }]) => {
      const holder = holderOf(author);
      const seats = holder === null ? [...broughtBy.keys()] : [holder];
      const [seat] = seats;
      return seat === undefined || seats.some(isHere) ? [] : [{ author, seat, room: all }];
    });
  }
}

/** @returns how much that is of the share of all who left */
function partOf(left: readonly Left[]): number {
  const { entries, units } = left.map(({ room }) => room).reduce(plus, NONE);
  return Math.max(
    left.length / GONE_SHARE.authors,
    entries / GONE_SHARE.entries,
    units / GONE_SHARE.units,
  );
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
