import type { RoomId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';
import { Holdings } from '../shares/holdings';
import { WATCHERS } from '../shares/limits';
import type { Networks } from '../shares/networks-of';
import type { Outbox, ServerMessage } from './outbox';

export interface StatusBoardOptions {
  outbox: Pick<Outbox, 'send'>;
  statusOf: (room: RoomId) => ServerMessage<'room_status'>[0];
}

/** A room is told of at most so often, whatever happens in it. */
export const STATUS_PERIOD_MS = 250;

interface Audience {
  readonly watchers: Map<ConnectionId, Networks>;
  readonly places: Holdings;
  /** Runs while the room was told of lately. */
  pause: NodeJS.Timeout | null;
  /** It has changed since. */
  isStale: boolean;
}

/** Tells those who watch a room how many are in, at once and then not too often. */
export class StatusBoard {
  readonly #options: StatusBoardOptions;
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
    this.#tidy(room, audience);
  }

  isWatched(room: RoomId): boolean {
    return this.#audiences.has(room);
  }

  /** A room is told of elsewhere from now on. @returns the connections that watch it here */
  abandon(room: RoomId): ConnectionId[] {
    const audience = this.#audiences.get(room);
    if (!audience) return [];
    if (audience.pause) clearTimeout(audience.pause);
    this.#audiences.delete(room);
    for (const connection of audience.watchers.keys()) this.#watched.delete(connection);
    return [...audience.watchers.keys()];
  }

  /** Something changed in a room. */
  publish(room: RoomId): void {
    const audience = this.#audiences.get(room);
    if (!audience) return;
    if (audience.pause) audience.isStale = true;
    else this.#tell(room, audience);
  }

  close(): void {
    for (const { pause } of this.#audiences.values()) if (pause) clearTimeout(pause);
    this.#audiences.clear();
  }

  #tell(room: RoomId, audience: Audience): void {
    const status = this.#options.statusOf(room);
    for (const connection of audience.watchers.keys()) {
      this.#options.outbox.send(connection, 'room_status', status);
    }
    audience.isStale = false;
    audience.pause = setTimeout(() => {
      audience.pause = null;
      if (audience.isStale) this.#tell(room, audience);
      else this.#tidy(room, audience);
    }, STATUS_PERIOD_MS);
  }

  #tidy(room: RoomId, { watchers, pause }: Audience): void {
    if (watchers.size === 0 && !pause) this.#audiences.delete(room);
  }
}

function newAudience(): Audience {
  return { watchers: new Map(), places: new Holdings(WATCHERS), pause: null, isStale: false };
}
