import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import { Holdings } from '../shares/holdings';
import type { HoldingLimits } from '../shares/holdings';
import { Deadlines } from '../time/deadlines';
import type { Census } from './census';
import { takeCensus } from './census';
import { EmptyRooms } from './empty-rooms';
import { Regrowth } from './regrowth';
import type { KnockResult, RoomOptions } from './room';
import { Room } from './room';
import type { DoorState } from './room-door';
import type { RoomState } from './room-state';
import type { Entry, HostOrder, Moment, Standpoint } from './room-step';
import type { RoomView } from './room-view';
import { connectionsIn, NO_ROOM, standpointOf } from './room-view';
import type { Claim, ConnectionId } from './seat';
import { Turnover } from './turnover';

export interface RoomRegistryOptions extends RoomOptions {
  holdMs: number;
  rooms: HoldingLimits;
  /** Milliseconds since the epoch, on a clock that restarts do not reset. */
  epochNow: () => number;
}

/** How somebody wants a seat. */
export interface Wish {
  /** In the queue, if all seats are taken. */
  readonly wait: boolean;
  /** How the room was before a restart of the server, as far as this one knows. */
  readonly recovered: DoorState | null;
}

/** What a step changed for others in a room. */
export interface Change {
  readonly room: RoomId;
  readonly turnover: Turnover;
}

export type Arrival = Entry & { readonly turnover: Turnover };

/** Where a connection is in which room, and as whom. */
export interface Place extends Standpoint {
  readonly room: RoomId;
}

export type Loss = Change & { readonly held: PeerId | null };

/** Why the host's word, or what is said as one, is not followed. */
export type OrderRefusal = 'not_seated' | 'not_host' | 'peer_not_in_room';

/**
 * Who sits, who waits and who knocks where. Does no I/O and knows nothing of sockets: every method decides
 * in one step and says what it decided, so that another store can take its place.
 */
export class RoomRegistry {
  readonly #options: RoomRegistryOptions;
  readonly #regrowth: Regrowth;
  readonly #rooms = new Map<RoomId, Room>();
  /** When each room is to be looked at, though nobody does anything there. */
  readonly #deadlines = new Deadlines<RoomId>();
  /** Rooms by who opened them. */
  readonly opened: Holdings;
  readonly #emptyRooms = new EmptyRooms();
  /** The last room that a connection had a place in. */
  readonly #whereabouts = new Map<ConnectionId, RoomId>();

  constructor(options: RoomRegistryOptions) {
    this.#options = options;
    this.opened = new Holdings(options.rooms);
    this.#regrowth = new Regrowth(options);
  }

  get roomCount(): number {
    return this.#rooms.size;
  }

  census(): Census {
    return takeCensus(this.#rooms.values());
  }

  /** Whether the room was kept by another life of the server, or another server, until so lately that seats may be waited for. */
  isRecovering(id: RoomId): boolean {
    return this.#regrowth.isUnderWay(id);
  }

  /** Another server kept this room until now: those who were in it come back here. */
  inherit(id: RoomId): void {
    this.#regrowth.inherit(id);
    this.#schedule(id);
  }

  /** @returns since when, on the clock of the epoch, this room is kept here that was another server's; null if it never was */
  inheritedMs(id: RoomId): number | null {
    return this.#regrowth.inheritedMs(id);
  }

  /** @returns all of a room that another server needs to go on with it; null when there is none */
  state(id: RoomId): RoomState | null {
    const { holdMs, now } = this.#options;
    return this.#rooms.get(id)?.state(holdMs, now()) ?? null;
  }

  /** Goes on with a room as another server kept it until now, unless somebody was faster to open it here. */
  restore(id: RoomId, state: RoomState): void {
    if (this.#rooms.has(id)) return;
    this.#keep(id, Room.restore(this.#options, state, this.#moment(id)));
    this.#schedule(id);
  }

  /** Forgets a room, without a word, since another server keeps it. @returns the connections that had a place in it */
  abandon(id: RoomId): ConnectionId[] {
    const room = this.#rooms.get(id);
    const connections = connectionsIn(this.room(id));
    for (const connection of connections) this.#whereabouts.delete(connection);
    if (room) this.#forget(id, room);
    this.#regrowth.forget(id);
    this.#schedule(id);
    return connections;
  }

  isOpen(id: RoomId): boolean {
    return this.#rooms.has(id);
  }

  /**
   * Whether the room is open already, or another one may be opened from there. Rooms that were open before a
   * restart of the server grow back, whatever else was opened meanwhile.
   */
  hasSpaceFor(id: RoomId, { networks, returning }: Pick<Claim, 'networks' | 'returning'>): boolean {
    const growsBack = returning && this.isRecovering(id);
    return this.isOpen(id) || growsBack || this.opened.admits(networks);
  }

  place(connection: ConnectionId): Place | null {
    const room = this.#whereabouts.get(connection);
    const standpoint = room === undefined ? null : standpointOf(this.room(room), connection);
    return room !== undefined && standpoint ? { room, ...standpoint } : null;
  }

  room(id: RoomId): RoomView {
    return this.#rooms.get(id) ?? NO_ROOM;
  }

  /**
   * Takes a seat for a connection that has no place yet: a new one, or the one that this peer holds or
   * held. It may have to wait for one, or to knock.
   */
  take(id: RoomId, claim: Claim, { wait, recovered }: Wish): Arrival {
    const moment = this.#moment(id);
    const turnover = new Turnover();
    const room = this.#rooms.get(id) ?? Room.open(this.#options, claim, moment);
    // Nobody is handed the state that bars him: who shows it has it from somebody else.
    const isOwn = recovered !== null && !recovered.removed.includes(claim.peer);
    if (isOwn && moment.recovering) room.recover(claim.peer, recovered, turnover, moment);
    const entry = room.enter(claim, wait, turnover, moment);
    const hasPlace = ['seated', 'waiting', 'outside'].includes(entry.status);
    if (hasPlace) {
      this.#keep(id, room);
      this.#whereabouts.set(claim.connection, id);
    }
    // Emptied by what came to light of the time before a restart: whether it stays is decided with the next look.
    if (room.isEmpty) this.#deadlines.set(id, moment.nowMs);
    else this.#schedule(id);
    return { ...entry, turnover };
  }

  /** Marks somebody with a seat, or who wants one, as ready to be called. */
  start(connection: ConnectionId): Place | null {
    const place = this.place(connection);
    if (place) this.#rooms.get(place.room)?.start(place.peer);
    return place;
  }

  /**
   * Gives up the seat, or the place in the queue or at the door.
   *
   * @param mayReturn whether it is kept for a moment, as for a page that is loaded again
   */
  leave(connection: ConnectionId, mayReturn = false): Change | null {
    const place = this.place(connection);
    const room = place && this.#rooms.get(place.room);
    if (!room) return null;
    this.#whereabouts.delete(connection);
    return this.#step(place.room, room, (turnover, moment) =>
      mayReturn ? room.depart(place, turnover, moment) : room.leave(place, turnover, moment),
    );
  }

  /** Frees a seat, whoever has it now, at the word of its owner. */
  giveUp(id: RoomId, peer: PeerId): Change | null {
    const room = this.#rooms.get(id);
    if (!room?.seats.some((seat) => seat.peer === peer)) return null;
    return this.#step(id, room, (turnover, moment) =>
      room.leave({ peer, status: 'seated' }, turnover, moment),
    );
  }

  /** The connection is gone, and was silent for so long: its seat is held for its owner, another place is not. */
  lose(connection: ConnectionId, silentMs = 0): Loss | null {
    const place = this.place(connection);
    const room = place && this.#rooms.get(place.room);
    this.#whereabouts.delete(connection);
    if (!room) return null;
    const isSeated = place.status === 'seated';
    const change = this.#step(place.room, room, (turnover, moment) => {
      const { nowMs } = moment;
      if (isSeated) room.hold(place.peer, nowMs - silentMs, nowMs + this.#options.holdMs);
      else room.leave(place, turnover, moment);
    });
    return { ...change, held: isSeated ? place.peer : null };
  }

  /** Follows a word of the host. */
  obey(connection: ConnectionId, order: HostOrder): Change | OrderRefusal {
    const place = this.place(connection);
    const room = place && this.#rooms.get(place.room);
    if (!room || place.status !== 'seated') return 'not_seated';
    if (place.peer !== room.door.host) return 'not_host';
    const turnover = new Turnover();
    const isDone = room.obey(order, turnover, this.#moment(place.room));
    this.#schedule(place.room);
    return isDone ? { room: place.room, turnover } : 'peer_not_in_room';
  }

  knock({ room, peer }: Place, to: PeerId): KnockResult {
    return this.#rooms.get(room)?.knock(peer, to) ?? { status: 'absent' };
  }

  /**
   * Frees the seats whose owners did not come back in time. Looks at no room in which nothing is due.
   *
   * @yields where something changed, after each room: when recovery ends that may be in all of them
   */
  *expire(): Generator<Change, void> {
    const restartEnds = this.#regrowth.endRestart();
    const due = this.#deadlines.take(this.#options.now());
    for (const id of restartEnds ? new Set([...this.#rooms.keys(), ...due]) : due) {
      const isOver = restartEnds && !this.isRecovering(id);
      const recoveryEnds = this.#regrowth.endInheritance(id) || isOver;
      const room = this.#rooms.get(id);
      if (!room) continue;
      const change = this.#step(id, room, (turnover, moment) => {
        room.expire(turnover, moment);
        if (recoveryEnds) room.endRecovery(turnover, moment);
      });
      const isNews = recoveryEnds || !change.turnover.isEmpty || !this.#rooms.has(id);
      if (isNews) yield change;
    }
  }

  /** Has every room's door in such a state that a new token for it is worth more than any older one. @yields each room */
  *renewDoors(): Generator<RoomId, void> {
    for (const id of [...this.#rooms.keys()]) {
      this.#rooms.get(id)?.renew(this.#moment(id));
      yield id;
    }
  }

  #step(id: RoomId, room: Room, act: (turnover: Turnover, moment: Moment) => void): Change {
    const moment = this.#moment(id);
    const turnover = new Turnover();
    act(turnover, moment);
    if (room.isOver(moment.nowMs) || !this.#emptyRooms.keep(id, room)) {
      room.dismissCallers(turnover);
      this.#forget(id, room);
    }
    this.#schedule(id);
    return { room: id, turnover };
  }

  #forget(id: RoomId, room: Room): void {
    this.#rooms.delete(id);
    this.#emptyRooms.forget(id);
    this.opened.release(room.networks);
  }

  #keep(id: RoomId, room: Room): void {
    if (!this.#rooms.has(id)) this.opened.add(room.networks);
    this.#rooms.set(id, room);
    this.#emptyRooms.keep(id, room);
  }

  /** To be called after everything that may have changed when a room is to be looked at. */
  #schedule(id: RoomId): void {
    const dueMs = this.#rooms.get(id)?.dueMs ?? Infinity;
    this.#deadlines.set(id, Math.min(dueMs, this.#regrowth.dueMs(id)));
  }

  #moment(id: RoomId): Moment {
    const recovering = this.isRecovering(id);
    return {
      nowMs: this.#options.now(),
      recovering,
      stamp: recovering ? 0 : this.#options.epochNow(),
    };
  }
}
