import type { RoomId } from '../../lib/signaling/identifiers';
import { EMPTY_LOCKED_ROOMS } from '../shares/limits';
import type { Room } from './room';

/** Rooms that nobody is in, but that stay locked for a while for those who may come back: a few of each network. */
export class EmptyRooms {
  readonly #rooms = new Map<RoomId, string>();
  readonly #counts = new Map<string, number>();

  /** @returns false when the room is empty, and its network has as many of such as it may */
  keep(id: RoomId, { isEmpty, networks }: Pick<Room, 'isEmpty' | 'networks'>): boolean {
    if (!isEmpty) this.forget(id);
    if (!isEmpty || this.#rooms.has(id)) return true;
    const [own] = networks;
    const count = this.#counts.get(own) ?? 0;
    if (count >= EMPTY_LOCKED_ROOMS) return false;
    this.#rooms.set(id, own);
    this.#counts.set(own, count + 1);
    return true;
  }

  forget(id: RoomId): void {
    const own = this.#rooms.get(id);
    if (own === undefined) return;
    this.#rooms.delete(id);
    const left = (this.#counts.get(own) ?? 0) - 1;
    if (left > 0) this.#counts.set(own, left);
    else this.#counts.delete(own);
  }
}
