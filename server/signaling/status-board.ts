import type { RoomId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';
import { Holdings } from '../shares/holdings';
import { WATCHERS } from '../shares/limits';
import type { Networks } from '../shares/networks-of';
import type { Outbox, ServerMessage } from './outbox';
import { Pace } from './pace';

export interface StatusBoardOptions {
  outbox: Pick<Outbox, 'send'>;
  statusOf: (room: RoomId) => ServerMessage<'room_status'>[0];
}

interface Audience {
  readonly watchers: Map<ConnectionId, Networks>;
  readonly places: Holdings;
}

/** Tells those who watch a room how many are in, at once and then not too often. */
export class StatusBoard {
  readonly #options: StatusBoardOptions;
  readonly #pace = new Pace((room) => this.#tell(room));
  readonly #audiences = new Map<RoomId, Audience>();
  readonly #watched = new Map<ConnectionId, RoomId>();

  constructor(options: StatusBoardOptions) {
    this.#options = options;
  }

  /**
   * Tells a connection how a room is, and from now on of every change in it, and in no other room. Of a crowd
   * only the first are told of changes.
   */
  watch(connection: ConnectionId, room: RoomId, networks: Networks): void {
    this.forget(connection);
    const audience = this.#audiences.get(room) ?? newAudience();
    if (audience.places.take(networks)) {
      audience.watchers.set(connection, networks);
      this.#audiences.set(room, audience);
      this.#watched.set(connection, room);
    }
    this.#options.outbox.send(connection, 'room_status', this.#options.statusOf(room));
  }

  forget(connection: ConnectionId): void {
    const room = this.#watched.get(connection);
    const audience = room === undefined ? undefined : this.#audiences.get(room);
    const networks = audience?.watchers.get(connection);
    if (room === undefined || !audience || !networks) return;
    this.#watched.delete(connection);
    audience.watchers.delete(connection);
    audience.places.release(networks);
    if (audience.watchers.size === 0) this.#audiences.delete(room);
  }

  isWatched(room: RoomId): boolean {
    return this.#audiences.has(room);
  }

  /** A room is told of elsewhere from now on. @returns the connections that watch it here */
  abandon(room: RoomId): ConnectionId[] {
    this.#pace.forget(room);
    const audience = this.#audiences.get(room);
    if (!audience) return [];
    this.#audiences.delete(room);
    for (const connection of audience.watchers.keys()) this.#watched.delete(connection);
    return [...audience.watchers.keys()];
  }

  /** Something changed in a room. */
  publish(room: RoomId): void {
    if (this.#audiences.has(room)) this.#pace.note(room);
  }

  close(): void {
    this.#pace.close();
    this.#audiences.clear();
  }

  #tell(room: RoomId): void {
    const status = this.#options.statusOf(room);
    for (const connection of this.#audiences.get(room)?.watchers.keys() ?? []) {
      this.#options.outbox.send(connection, 'room_status', status);
    }
  }
}

function newAudience(): Audience {
  return { watchers: new Map(), places: new Holdings(WATCHERS) };
}
