import type { RoomId } from '../../lib/signaling/identifiers';

/** Many hear of a room at most so often, whatever happens in it. */
export const TELLING_PERIOD_MS = 250;

interface Pause {
  readonly timer: NodeJS.Timeout;
  /** The room has changed since. */
  isStale: boolean;
}

/** Has many told how a room is now: at once, and then not too often. */
export class Pace {
  readonly #tell: (room: RoomId) => void;
  readonly #pauses = new Map<RoomId, Pause>();

  constructor(tell: (room: RoomId) => void) {
    this.#tell = tell;
  }

  /** Something changed in a room. */
  note(room: RoomId): void {
    const pause = this.#pauses.get(room);
    if (pause) pause.isStale = true;
    else this.#tellNow(room);
  }

  /** The room is told of elsewhere from now on. */
  forget(room: RoomId): void {
    clearTimeout(this.#pauses.get(room)?.timer);
    this.#pauses.delete(room);
  }

  close(): void {
    for (const room of this.#pauses.keys()) this.forget(room);
  }

  #tellNow(room: RoomId): void {
    const timer = setTimeout(() => {
      this.#pauses.delete(room);
      if (pause.isStale) this.#tellNow(room);
    }, TELLING_PERIOD_MS);
    const pause: Pause = { timer, isStale: false };
    this.#pauses.set(room, pause);
    this.#tell(room);
  }
}
