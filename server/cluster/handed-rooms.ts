import type { RoomId } from '../../lib/signaling/identifiers';
import type { RoomState } from '../rooms/room-state';
import { Deadlines } from '../time/deadlines';

/** Whoever was in such a room comes back within so long, or not at all: unless seats are held for longer. */
const LEAST_WAIT_MS = 60_000;

/** Rooms that another node has handed over, until somebody asks for them. */
export class HandedRooms {
  readonly #waitMs: number;
  readonly #now: () => number;
  readonly #states = new Map<RoomId, RoomState>();
  readonly #ends = new Deadlines<RoomId>();

  /**
   * @param holdMs for how long seats are held
   * @param now milliseconds on any clock that does not go back
   */
  constructor(holdMs: number, now: () => number) {
    this.#waitMs = Math.max(LEAST_WAIT_MS, holdMs);
    this.#now = now;
  }

  /** Those that nobody asked for yet. */
  get all(): ReadonlyMap<RoomId, RoomState> {
    this.#tidy();
    return this.#states;
  }

  add(room: RoomId, state: RoomState): void {
    this.#tidy();
    this.#states.set(room, state);
    this.#ends.set(room, this.#now() + this.#waitMs);
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
