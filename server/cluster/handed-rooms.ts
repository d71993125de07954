import type { RoomId } from '../../lib/signaling/identifiers';
import type { RoomState } from '../rooms/room-state';
import { Deadlines } from '../time/deadlines';

/** Whoever was in such a room comes back within so long, or not at all. */
const WAIT_MS = 60_000;

/** Rooms that another node has handed over, until somebody asks for them. */
export class HandedRooms {
  readonly #now: () => number;
  readonly #states = new Map<RoomId, RoomState>();
  readonly #ends = new Deadlines<RoomId>();

  /** @param now milliseconds on any clock that does not go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(room: RoomId, state: RoomState): void {
    this.#tidy();
    this.#states.set(room, state);
    this.#ends.set(room, this.#now() + WAIT_MS);
  }

  /** @returns null when it was not handed over, or too long ago */
  take(room: RoomId): RoomState | null {
    this.#tidy();
    const state = this.#states.get(room) ?? null;
    this.#states.delete(room);
    this.#ends.delete(room);
    return state;
  }

  #tidy(): void {
    for (const room of this.#ends.take(this.#now())) this.#states.delete(room);
  }
}
