import * as v from 'valibot';
import { readJson } from '../../base/read-json';
import { newSessionId } from '../../sealing/new-session-id';
import type { RoomId } from '../../signaling/identifiers';
import { DoorTokenSchema, RoomIdSchema, SeatTokenSchema } from '../../signaling/identifiers';
import type { TextStorage } from '../../storage/text-storage';
import { tabStorage } from '../../storage/text-storage';

const KEY = 'tertulia.rejoin';

/** Who comes back within this time goes straight in; later it is a new visit. */
const VALID_MS = 60_000;

/** What was on counts for longer: nobody is to be un-muted who was muted. */
const DEVICES_VALID_MS = 12 * 3_600_000;

const StateSchema = v.object({
  room: RoomIdSchema,
  token: SeatTokenSchema,
  door: v.nullable(DoorTokenSchema),
  /** Waits for a seat of a full room. */
  waits: v.boolean(),
  /** Had asked the host to be let in. */
  knocked: v.boolean(),
  muted: v.boolean(),
  cameraWanted: v.boolean(),
  /** '' in rooms without one. */
  passphrase: v.string(),
});

/** What a page in a call keeps for itself, should it be loaded again: its seat or place, and what was on. */
export type RejoinState = v.InferOutput<typeof StateSchema>;

const RecordSchema = v.object({
  /** Names the page that wrote it. */
  page: v.string(),
  /** Whether that page said itself that it goes. */
  gone: v.boolean(),
  savedAtMs: v.number(),
  state: StateSchema,
});
type Record = v.InferOutput<typeof RecordSchema>;

/** What an earlier page of this tab has left. */
export type Rejoin = RejoinState & {
  /** Whether it is so short ago that the seat is to be taken again at once. */
  readonly isFresh: boolean;
};

/** The part of the Web Locks API that is used. */
export type PageLocks = Pick<LockManager, 'request'>;

export interface RejoinMemoryOptions {
  storage?: TextStorage;
  /** Null: the browser has none, or not on this page. */
  locks?: PageLocks | null;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/**
 * What a tab remembers of the call its page is in. It is there all the time, since a page that crashes, or that a
 * phone puts away for good, says nothing. A duplicated tab gets a copy of it, and is not to carry off the seat:
 * so the page holds a lock in its own name for as long as it lives, and only what nobody holds is taken over.
 */
export class RejoinMemory {
  readonly #storage: TextStorage;
  readonly #locks: PageLocks | null;
  readonly #now: () => number;
  readonly #page: string = newSessionId();
  #lock: 'none' | 'asked for' | 'held' = 'none';
  /** To be kept as soon as the lock is there: until then a duplicate would take it for what an abandoned page left. */
  #waiting: RejoinState | null = null;

  constructor({ storage = tabStorage, locks, now = Date.now }: RejoinMemoryOptions = {}) {
    this.#storage = storage;
    this.#locks = locks === undefined ? browserLocks() : locks;
    this.#now = now;
  }

  /** Whether nothing at all was left, which needs no waiting. */
  get isEmpty(): boolean {
    return this.#storage.getItem(KEY) === null;
  }

  /** @returns what an earlier page of this tab left for this room, or null; it is gone from the memory then */
  async take(room: RoomId): Promise<Rejoin | null> {
    const record = this.#read();
    this.#storage.removeItem(KEY);
    if (record?.state.room !== room || !(await this.#isAbandoned(record))) return null;
    const ageMs = this.#now() - record.savedAtMs;
    if (ageMs >= DEVICES_VALID_MS) return null;
    return { ...record.state, isFresh: ageMs < VALID_MS };
  }

  /** Keeps this, with the time. To be called again now and then: it tells how long ago the page was alive. */
  keep(state: RejoinState): void {
    if (!this.#locks || this.#lock === 'held') return this.#write(state, false);
    this.#waiting = state;
    this.#askForLock(this.#locks);
  }

  /** The page goes; if it is the same tab that opens the next one, that may have all. */
  keepForNext(state: RejoinState): void {
    this.#waiting = null;
    this.#write(state, true);
  }

  /** The call is over. What was kept for the next page stays: the call ends with this one, too. */
  forget(): void {
    this.#waiting = null;
    if (!this.#read()?.gone) this.#storage.removeItem(KEY);
  }

  #read(): Record | null {
    return readJson(RecordSchema, this.#storage.getItem(KEY));
  }

  #write(state: RejoinState, gone: boolean): void {
    const record: Record = { page: this.#page, gone, savedAtMs: this.#now(), state };
    this.#storage.setItem(KEY, JSON.stringify(record));
  }

  /** Whether the page that wrote it lives no more. */
  async #isAbandoned({ page, gone }: Record): Promise<boolean> {
    if (gone) return true;
    if (!this.#locks) return false;
    const asked = this.#locks.request(lockOf(page), { ifAvailable: true }, (lock) => lock !== null);
    return (await orRefused(asked)) ?? false;
  }

  /** Held until the page is gone. Where it is refused, it is asked for again with the next state. */
  #askForLock(locks: PageLocks): void {
    if (this.#lock !== 'none') return;
    this.#lock = 'asked for';
    const hold = (): Promise<never> => {
      this.#lock = 'held';
      if (this.#waiting) this.#write(this.#waiting, false);
      this.#waiting = null;
      return new Promise(() => undefined);
    };
    void orRefused(locks.request(lockOf(this.#page), hold)).then(() => (this.#lock = 'none'));
  }
}

/** @returns what comes of a lock; null where the browser refuses it (W3C Web Locks, `SecurityError`) */
function orRefused<Result>(asked: Promise<Result>): Promise<Result | null> {
  return asked.catch(() => null);
}

function lockOf(page: string): string {
  return `${KEY}.${page}`;
}

/** Not there on pages without https, and on the server. */
function browserLocks(): PageLocks | null {
  const { locks } = typeof navigator === 'undefined' ? { locks: undefined } : navigator;
  return locks ?? null;
}
