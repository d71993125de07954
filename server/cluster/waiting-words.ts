import type { RoomId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';

interface Entry<Word> {
  readonly room: RoomId;
  readonly speaker: ConnectionId;
  readonly word: Word;
}

/**
 * What waits until it is known who keeps a room, in the order in which it was said. Whose connection ends meanwhile is found
 * without a look at what others said: they may be thousands, and all of them end at once.
 */
export class WaitingWords<Word> {
  readonly #ofRooms = new Map<RoomId, Set<Entry<Word>>>();
  readonly #ofSpeakers = new Map<ConnectionId, Set<Entry<Word>>>();

  get rooms(): Iterable<RoomId> {
    return this.#ofRooms.keys();
  }

  get speakers(): Iterable<ConnectionId> {
    return this.#ofSpeakers.keys();
  }

  has(room: RoomId): boolean {
    return this.#ofRooms.has(room);
  }

  /** How much of what somebody said waits. */
  countOf(speaker: ConnectionId): number {
    return this.#ofSpeakers.get(speaker)?.size ?? 0;
  }

  /** @returns the rooms to which somebody said something that waits */
  roomsOf(speaker: ConnectionId): ReadonlySet<RoomId> {
    return new Set([...(this.#ofSpeakers.get(speaker) ?? [])].map(({ room }) => room));
  }

  add(room: RoomId, speaker: ConnectionId, word: Word): void {
    const entry = { room, speaker, word };
    add(this.#ofRooms, room, entry);
    add(this.#ofSpeakers, speaker, entry);
  }

  /** Takes out all that was said to a room. */
  take(room: RoomId): Word[] {
    const entries = [...(this.#ofRooms.get(room) ?? [])];
    for (const entry of entries) this.#remove(entry);
    return entries.map(({ word }) => word);
  }

  /** What somebody said is void. */
  forget(speaker: ConnectionId): void {
    for (const entry of this.#ofSpeakers.get(speaker) ?? []) this.#remove(entry);
  }

  #remove(entry: Entry<Word>): void {
    remove(this.#ofRooms, entry.room, entry);
    remove(this.#ofSpeakers, entry.speaker, entry);
  }
}

function add<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(value));
}

function remove<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
}
