import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import { Room } from './room';
import type { Before, Claim, ConnectionId, Seat } from './seat';

export interface RoomRegistryOptions {
  capacity: number;
  holdMs: number;
  maxRooms: number;
  /** Milliseconds on any clock that does not go back. */
  now: () => number;
}

export type Arrival =
  | { readonly status: 'seated'; readonly seat: Seat; readonly before: Before }
  /** `replaced`: the connection that stood in this place until now. */
  | { readonly status: 'waiting'; readonly replaced: ConnectionId | null }
  | { readonly status: 'full' };

/** `successor`: the seat of the one who waited and got it. */
export interface Freed {
  readonly status: 'freed';
  readonly room: RoomId;
  readonly peer: PeerId;
  readonly successor: Seat | null;
}

export type Departure = Freed | Dequeued;

export type Loss =
  { readonly status: 'held'; readonly room: RoomId; readonly peer: PeerId } | Dequeued;

/** A place in the queue is given up: those from `position` on, counted from 1, moved up. */
interface Dequeued {
  readonly status: 'dequeued';
  readonly room: RoomId;
  readonly position: number;
}

/** Where a connection is: in a seat or in the queue of one room, as one peer. */
export interface Place {
  readonly room: RoomId;
  readonly peer: PeerId;
  readonly status: 'seated' | 'waiting';
}

/** What a room looks like from outside. */
export interface RoomView {
  readonly seats: readonly Seat[];
  readonly queue: readonly Claim[];
}

const EMPTY_ROOM: RoomView = { seats: [], queue: [] };

/**
 * Who sits and who waits where. Does no I/O and knows nothing of sockets: every method decides in one
 * step and says what it decided, so that another store can take its place.
 */
export class RoomRegistry {
  readonly #capacity: number;
  readonly #holdMs: number;
  readonly #maxRooms: number;
  readonly #now: () => number;
  readonly #rooms = new Map<RoomId, Room>();
  readonly #places = new Map<ConnectionId, Place>();

  constructor({ capacity, holdMs, maxRooms, now }: RoomRegistryOptions) {
    this.#capacity = capacity;
    this.#holdMs = holdMs;
    this.#maxRooms = maxRooms;
    this.#now = now;
  }

  get roomCount(): number {
    return this.#rooms.size;
  }

  /** Whether somebody is in this room already, or another room may be opened. */
  hasSpaceFor(id: RoomId): boolean {
    return this.#rooms.has(id) || this.#rooms.size < this.#maxRooms;
  }

  place(connection: ConnectionId): Place | null {
    return this.#places.get(connection) ?? null;
  }

  room(id: RoomId): RoomView {
    return this.#rooms.get(id) ?? EMPTY_ROOM;
  }

  /**
   * Takes a seat for a connection that has no place yet: a new one, or the one that this peer holds or
   * held. When all are taken, queues for one if it wants to `wait`.
   */
  take(id: RoomId, claim: Claim, wait: boolean): Arrival {
    const room = this.#rooms.get(id) ?? new Room(this.#capacity);
    const admission = room.admit(claim);
    if (admission.status === 'full' && !wait) return { status: 'full' };
    this.#rooms.set(id, room);
    if (admission.status === 'seated') {
      this.#settle(id, claim, 'seated', replacedBy(admission.before));
      return admission;
    }
    const replaced = room.enqueue(claim);
    this.#settle(id, claim, 'waiting', replaced);
    return { status: 'waiting', replaced };
  }

  /** Marks a seat, or a claim in the queue, as ready to be called. */
  start(connection: ConnectionId): Place | null {
    const place = this.#places.get(connection);
    const room = place && this.#rooms.get(place.room);
    if (!room) return null;
    const seat = room.seat(place.peer);
    if (place.status === 'waiting') room.startClaim(place.peer);
    else if (seat) room.update({ ...seat, started: true });
    return place;
  }

  /** Gives up the seat, or the place in the queue. */
  leave(connection: ConnectionId): Departure | null {
    const place = this.#places.get(connection);
    if (!place) return null;
    this.#places.delete(connection);
    return place.status === 'seated'
      ? this.#free(place.room, place.peer)
      : this.#dequeue(place.room, place.peer);
  }

  /** The connection is gone: its seat is held for its owner, its place in the queue is not. */
  lose(connection: ConnectionId): Loss | null {
    const place = this.#places.get(connection);
    const room = place && this.#rooms.get(place.room);
    if (!room) return null;
    this.#places.delete(connection);
    const seat = room.seat(place.peer);
    if (place.status === 'waiting' || !seat) return this.#dequeue(place.room, place.peer);
    const holder = { status: 'away', untilMs: this.#now() + this.#holdMs } as const;
    room.update({ ...seat, holder });
    return { status: 'held', room: place.room, peer: place.peer };
  }

  /** Frees the seats whose owners did not come back in time. */
  expire(): Freed[] {
    const nowMs = this.#now();
    return [...this.#rooms].flatMap(([id, room]) =>
      room.seats
        .filter(({ holder }) => holder.status === 'away' && holder.untilMs <= nowMs)
        .map(({ peer }) => this.#free(id, peer)),
    );
  }

  #free(id: RoomId, peer: PeerId): Freed {
    const room = this.#rooms.get(id);
    const successor = room?.free(peer) ?? null;
    if (successor?.holder.status === 'here') {
      const { connection } = successor.holder;
      this.#places.set(connection, { room: id, peer: successor.peer, status: 'seated' });
    }
    if (room?.isEmpty) this.#rooms.delete(id);
    return { status: 'freed', room: id, peer, successor };
  }

  #dequeue(id: RoomId, peer: PeerId): Dequeued {
    return { status: 'dequeued', room: id, position: this.#rooms.get(id)?.dequeue(peer) ?? 0 };
  }

  #settle(
    room: RoomId,
    { peer, connection }: Claim,
    status: Place['status'],
    replaced: ConnectionId | null,
  ): void {
    if (replaced !== null) this.#places.delete(replaced);
    this.#places.set(connection, { room, peer, status });
  }
}

function replacedBy(before: Before): ConnectionId | null {
  return before.status === 'replaced' ? before.connection : null;
}
