import type { RoomId } from '../../lib/signaling/identifiers';
import type { Claim } from '../rooms/seat';
import { Pace } from './pace';

export interface QueueBoardOptions {
  queueOf: (room: RoomId) => readonly Claim[];
  /** @param position counted from 1 */
  tellPosition: (room: RoomId, claim: Claim, position: number) => void;
}

/** Tells those who wait for a seat where they stand, each when it comes, and all behind a move not too often. */
export class QueueBoard {
  readonly #options: QueueBoardOptions;
  readonly #pace = new Pace((room) => this.#tellMoved(room));
  /** The first position in a room's queue at which somebody may not know of it yet. */
  readonly #movedFrom = new Map<RoomId, number>();

  constructor(options: QueueBoardOptions) {
    this.#options = options;
  }

  /** From this position on, counted from 1, others stand there now. */
  move(room: RoomId, from: number): void {
    const queue = this.#options.queueOf(room);
    const last = queue.at(-1);
    if (last && from === queue.length) return this.#options.tellPosition(room, last, from);
    if (from > queue.length) return;
    this.#movedFrom.set(room, Math.min(from, this.#movedFrom.get(room) ?? from));
    this.#pace.note(room);
  }

  /** The room is kept elsewhere from now on. */
  abandon(room: RoomId): void {
    this.#pace.forget(room);
    this.#movedFrom.delete(room);
  }

  close(): void {
    this.#pace.close();
  }

  #tellMoved(room: RoomId): void {
    const from = this.#movedFrom.get(room);
    this.#movedFrom.delete(room);
    if (from === undefined) return;
    const moved = this.#options.queueOf(room).slice(from - 1);
    moved.forEach((claim, index) => this.#options.tellPosition(room, claim, from + index));
  }
}
