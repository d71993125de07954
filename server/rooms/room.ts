import type { PeerId } from '../../lib/signaling/identifiers';
import type { Networks } from '../shares/networks-of';
import { HostOrders } from './host-orders';
import { Hosting } from './hosting';
import { Passage } from './passage';
import { Recovery } from './recovery';
import type { Caller, DoorState } from './room-door';
import { RoomDoor } from './room-door';
import type { PersonState, RoomState } from './room-state';
import type { Entry, HostOrder, Moment, Standpoint } from './room-step';
import type { Claim, ConnectionId, Holder, Seat, Waiting } from './seat';
import { isDeparted } from './seat';
import { Seating } from './seating';
import type { Turnover } from './turnover';

export interface RoomOptions {
  readonly capacity: number;
  /** Milliseconds on the clock of the moments. */
  readonly now: () => number;
}

export type KnockResult =
  | { readonly status: 'heard'; readonly host: ConnectionId; readonly caller: Caller }
  /** It is not the host's peer id, or the host is away. */
  | { readonly status: 'absent' }
  | { readonly status: 'repeated' };

/** Who leaves may come back to a locked room without knocking, as when a page is loaded again. */
const PASS_MS = 60_000;

/** So long a page has that is loaded again: its seat or place is kept. */
const RETURN_MS = 10_000;

/** Who had a place at a server that stops comes back to the next one within so long, whenever its turn is. */
const HANDOVER_MS = 20_000;

/**
 * One room: its seats, the queue for them, and the door with those in front of it. Decides in one step who
 * gets in, and keeps one of those inside its host.
 */
export class Room {
  /** Of whoever opened it. */
  readonly networks: Networks;
  readonly #seating: Seating;
  readonly #door: RoomDoor;
  readonly #passage: Passage;
  readonly #recovery: Recovery;
  readonly #hosting: Hosting;
  readonly #orders: HostOrders;

  private constructor(
    { capacity, now }: RoomOptions,
    networks: Networks,
    door: DoorState,
    { isProvisional, absentHost }: { isProvisional: boolean; absentHost: PeerId | null },
  ) {
    this.networks = networks;
    this.#seating = new Seating(capacity);
    this.#door = new RoomDoor(door, now);
    this.#passage = new Passage(this.#seating, this.#door);
    this.#hosting = new Hosting(this.#seating, this.#door, absentHost);
    const parts = [this.#seating, this.#door, this.#passage, this.#hosting] as const;
    this.#orders = new HostOrders(...parts);
    this.#recovery = new Recovery(...parts, isProvisional);
  }

  /** A room that its first one opens, and is host of. */
  static open(
    options: RoomOptions,
    { networks, peer }: Claim,
    { stamp, recovering }: Moment,
  ): Room {
    const open = { locked: false, removed: [], newcomersRead: true, latecomers: [] };
    const door = { ...open, stamp, host: peer };
    return new Room(options, networks, door, { isProvisional: recovering, absentHost: null });
  }

  /** A room as it was at another server: everybody is away, and may come back. */
  static restore(options: RoomOptions, state: RoomState, { nowMs }: Moment): Room {
    const { networks, door, absentHost } = state;
    const room = new Room(options, networks, door, { isProvisional: false, absentHost });
    const untilMs = nowMs + HANDOVER_MS;
    const seats = state.seats.map(({ departed, leftMs, ...person }) => ({
      ...person,
      provisional: false,
      holder: { status: 'away', sinceMs: nowMs, untilMs: nowMs + leftMs, departed } as const,
    }));
    room.#seating.restore(seats, state.queue, untilMs);
    room.#door.restore(state.callers, untilMs);
    for (const { peer, leftMs } of state.passes) {
      room.#door.givePass(peer, leftMs === null ? Infinity : nowMs + leftMs);
    }
    return room;
  }

  /** All of it that another server needs. @param holdMs for how long the seats of those who are here are held there */
  state(holdMs: number, nowMs: number): RoomState {
    const person = ({ peer, started, session, networks }: PersonState): PersonState => ({
      peer,
      started,
      session,
      networks,
    });
    return {
      networks: this.networks,
      door: this.door,
      absentHost: this.#hosting.absent,
      seats: this.seats.map((seat) => ({
        ...person(seat),
        departed: isDeparted(seat),
        leftMs: seat.holder.status === 'away' ? seat.holder.untilMs - nowMs : holdMs,
      })),
      queue: this.queue.map(person),
      callers: this.callers.map(person),
      passes: this.#door.passes(nowMs),
    };
  }

  /** Nobody sits here, nor waits for a seat. */
  get isEmpty(): boolean {
    return this.#seating.isEmpty;
  }

  get seats(): readonly Seat[] {
    return this.#seating.seats;
  }

  get queue(): readonly Waiting[] {
    return this.#seating.queue;
  }

  get callers(): readonly Caller[] {
    return this.#door.callers;
  }

  get door(): DoorState {
    return this.#door.state;
  }

  /**
   * Somebody wants a seat. Who has one, here or held, always gets it, and so does who waits for one; others
   * have to knock where the door says so, and to `wait` when all seats are taken.
   */
  enter(claim: Claim, wait: boolean, turnover: Turnover, moment: Moment): Entry {
    const isKnown = claim.returning || this.#seating.seat(claim.peer) !== undefined;
    const entry = this.#passage.enter(claim, wait, turnover, moment);
    if (entry.status === 'seated' && !isKnown) this.#passage.noteArrivals([claim], moment);
    if (entry.status === 'seated') this.#hosting.welcome(claim.peer, moment.stamp);
    this.#settle(turnover, moment);
    return entry;
  }

  /**
   * Hears how the room was before the server was restarted, from somebody who had a seat then. The latest
   * state counts, even if others were faster to open the room anew. Who has no right to be inside is put
   * out.
   */
  recover(peer: PeerId, state: DoorState, turnover: Turnover, moment: Moment): void {
    const wasInside = this.#recovery.hear(peer, state, turnover, moment);
    if (wasInside) this.#door.givePass(peer, moment.nowMs + PASS_MS);
  }

  /** Those who have not come back by now are no longer waited for. */
  endRecovery(turnover: Turnover, moment: Moment): void {
    this.#recovery.end();
    this.#settle(turnover, moment);
  }

  /** Gives the state of a room that was opened right after a restart its place among later ones. */
  renew(moment: Moment): void {
    this.#recovery.renew(moment);
  }

  start(peer: PeerId): void {
    const seat = this.#seating.seat(peer);
    if (seat) this.#seating.update({ ...seat, started: true });
    this.#seating.startClaim(peer);
    this.#door.start(peer);
  }

  /** Holds a seat for its owner. @param sinceMs when something was heard last, on the clock of the moments as `untilMs` */
  hold(peer: PeerId, sinceMs: number, untilMs: number): void {
    this.#setAway(peer, { sinceMs, untilMs, departed: false });
  }

  /** Somebody goes, maybe to come straight back, as a page that is loaded again: keeps what they have for a moment. */
  depart({ peer, status }: Standpoint, turnover: Turnover, moment: Moment): void {
    const untilMs = moment.nowMs + RETURN_MS;
    this.#notePass(peer, status, moment);
    if (status === 'waiting') return this.#seating.keepPlace(peer, untilMs);
    if (status === 'outside') return this.#passage.keepAtDoor(peer, untilMs, turnover);
    turnover.departed.push(peer);
    this.#setAway(peer, { sinceMs: moment.nowMs, untilMs, departed: true });
  }

  /** Gives up a seat, a place in the queue, or one at the door. */
  leave({ peer, status }: Standpoint, turnover: Turnover, moment: Moment): void {
    this.#notePass(peer, status, moment);
    if (status === 'outside') this.#passage.takeFromDoor(peer, turnover);
    else if (status === 'waiting') turnover.moveQueue(this.#seating.dequeue(peer));
    else this.#free(peer, turnover, moment);
  }

  /**
   * When time alone will change something here, if nobody does anything before: at that time {@link expire} has
   * something to do, or the room {@link isOver}. Never too late, and `Infinity` when only people can change it.
   */
  get dueMs(): number {
    const lasts = this.door.locked ? this.#door.lastPassMs : -Infinity;
    const seats = this.seats.map(({ holder }) =>
      holder.status === 'away' ? holder.untilMs : Infinity,
    );
    const places = [...this.queue, ...this.callers].map(
      ({ awayUntilMs }) => awayUntilMs ?? Infinity,
    );
    return Math.min(this.isEmpty ? lasts : Infinity, this.#hosting.standInMs, ...seats, ...places);
  }

  /** Frees the seats and places whose owners did not come back in time, and has somebody stand in for the host. */
  expire(turnover: Turnover, moment: Moment): void {
    const isLate = (untilMs: number | null) => untilMs !== null && untilMs <= moment.nowMs;
    for (const { peer, holder } of this.seats) {
      const untilMs = holder.status === 'away' ? holder.untilMs : null;
      if (isLate(untilMs)) this.leave({ peer, status: 'seated' }, turnover, moment);
    }
    for (const { peer, awayUntilMs } of this.queue) {
      if (isLate(awayUntilMs)) turnover.moveQueue(this.#seating.dequeue(peer));
    }
    for (const { peer, awayUntilMs } of this.callers) {
      if (isLate(awayUntilMs)) this.#passage.takeFromDoor(peer, turnover);
    }
    this.#hosting.standIn(turnover, moment);
  }

  /**
   * Whether nobody is inside any more, or will be: a locked room waits for those who may come back, so that
   * loading a page again does not unlock it.
   */
  isOver(nowMs: number): boolean {
    const waits = this.#door.keepsPasses(nowMs) && this.door.locked;
    return this.#seating.isEmpty && !waits;
  }

  /** @returns false when the order is about somebody who is not there */
  obey(order: HostOrder, turnover: Turnover, moment: Moment): boolean {
    const isDone = this.#orders.obey(order, turnover, moment);
    this.#settle(turnover, moment);
    return isDone;
  }

  knock(peer: PeerId, to: PeerId): KnockResult {
    const host = this.#passage.hostConnection;
    const caller = this.#door.caller(peer);
    if (host === null || !caller || to !== this.door.host) return { status: 'absent' };
    if (caller.heardBy === host) return { status: 'repeated' };
    this.#door.noteKnock(caller, host);
    return { status: 'heard', host, caller };
  }

  /** The room is no more: who stands at its door has nobody to wait for. */
  dismissCallers(turnover: Turnover): void {
    for (const { peer, connection } of this.callers) {
      this.#door.withdraw(peer);
      turnover.dismiss(connection, 'room_empty');
    }
  }

  #free(peer: PeerId, turnover: Turnover, moment: Moment): void {
    this.#seating.free(peer);
    turnover.freed.push(peer);
    this.#settle(turnover, moment);
  }

  /** Gives free seats to those who wait, and sees that there is a host. */
  #settle(turnover: Turnover, moment: Moment): void {
    const seated = this.#seating.fill();
    turnover.seated.push(...seated);
    this.#passage.noteArrivals(turnover.seated, moment);
    if (seated.length > 0) turnover.moveQueue(1);
    this.#hosting.settle(moment.stamp);
  }

  /** Who has a right to be inside keeps it for a while, so that nobody has to knock who comes back. */
  #notePass(peer: PeerId, status: Standpoint['status'], { nowMs }: Moment): void {
    const mayReturn = status === 'seated' || this.#door.hasPass(peer, nowMs);
    if (mayReturn) this.#door.givePass(peer, nowMs + PASS_MS);
  }

  #setAway(peer: PeerId, away: Omit<Extract<Holder, { status: 'away' }>, 'status'>): void {
    const seat = this.#seating.seat(peer);
    if (seat) this.#seating.update({ ...seat, holder: { status: 'away', ...away } });
  }
}
