import type { RoomId } from '../../lib/signaling/identifiers';
import type { RoomState } from '../rooms/room-state';
import { Deadlines } from '../time/deadlines';
import type { NodeId } from './cluster-store';

/** Whoever was in such a room comes back within so long, or not at all: unless seats are held for longer. */
const LEAST_WAIT_MS = 60_000;

/** A room as it was when one node handed it to another. */
export interface Handover {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly state: RoomState;
}

/** Rooms that another node has handed over, until somebody asks for them. */
export class HandedRooms {
  readonly #waitMs: number;
  readonly #now: () => number;
  readonly #rooms = new Map<RoomId, Handover>();
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
  get all(): ReadonlyMap<RoomId, Handover> {
    this.#tidy();
    return this.#rooms;
  }

  add(room: RoomId, handed: Handover): void {
    this.#tidy();
    this.#rooms.set(room, handed);
    this.#ends.set(room, this.#now() + this.#waitMs);
  }

  /**
   * @param former who kept the room last: where that is a third one, the room went on there, and what was handed over is old
   * @returns null when it was not handed over, or too long ago
   */
  take(room: RoomId, former: NodeId | null): RoomState | null {
    this.#tidy();
    const handed = this.#rooms.get(room);
    this.#rooms.delete(room);
    this.#ends.delete(room);
    return handed && (former === handed.from || former === handed.to) ? handed.state : null;
  }

  /** What was handed over is of no use any more. */
  clear(): void {
    for (const room of this.#rooms.keys()) this.#ends.delete(room);
    this.#rooms.clear();
  }

  #tidy(): void {
    for (const room of this.#ends.take(this.#now())) this.#rooms.delete(room);
  }
}
