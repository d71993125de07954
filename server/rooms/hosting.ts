import type { PeerId } from '../../lib/signaling/identifiers';
import type { RoomDoor } from './room-door';
import type { Moment } from './room-step';
import type { Seating } from './seating';
import type { Turnover } from './turnover';

/** Whoever knocks does not wait longer for a host who is away. */
const STAND_IN_MS = 8_000;

/** Who is host of a room: one of those inside, whoever goes, comes back, or stands in meanwhile. */
export class Hosting {
  readonly #seating: Seating;
  readonly #door: RoomDoor;
  /** Is away, and gets hosting back on coming back: somebody stands in meanwhile. */
  #absent: PeerId | null;
  /** The host of the state that was brought back is not here yet. */
  #isAwaited = false;

  /** @param absent for whom somebody stood in already, at another server */
  constructor(seating: Seating, door: RoomDoor, absent: PeerId | null) {
    this.#seating = seating;
    this.#door = door;
    this.#absent = absent;
  }

  /** For whom somebody stands in. */
  get absent(): PeerId | null {
    return this.#absent;
  }

  /** Somebody has a seat: hosting goes back to whom somebody stood in for. */
  welcome(peer: PeerId, stamp: number): void {
    if (peer === this.#absent) this.passTo(peer, stamp);
  }

  passTo(peer: PeerId, stamp: number): void {
    this.#door.change({ host: peer }, stamp);
    this.#absent = null;
  }

  /** A state was brought back: its host may come, too. */
  expect(): void {
    this.#isAwaited = true;
    this.#absent = null;
  }

  stopExpecting(): void {
    this.#isAwaited = false;
  }

  /** Without a host the one who is here for longest is it, or else whoever is expected back. */
  settle(stamp: number): void {
    if (this.#absent && !this.#seating.seat(this.#absent)) this.#absent = null;
    if (this.#seating.seat(this.#door.state.host)) this.#isAwaited = false;
    else if (!this.#isAwaited) this.#passOn(stamp);
  }

  /** From when on somebody may stand in for the host; `Infinity` when nobody can, or need. */
  get standInMs(): number {
    const host = this.#seating.seat(this.#door.state.host);
    if (host?.holder.status !== 'away') return Infinity;
    const isWanted = this.#door.callers.some(({ awayUntilMs }) => awayUntilMs === null);
    const isPossible = this.#seating.seats.some(({ holder }) => holder.status === 'here');
    return isWanted && isPossible ? host.holder.sinceMs + STAND_IN_MS : Infinity;
  }

  /** While somebody is at the door and the host has been away for long, who is here for longest is host. */
  standIn(turnover: Turnover, { nowMs, stamp }: Moment): void {
    if (nowMs < this.standInMs) return;
    const next = this.#seating.seats.find(({ holder }) => holder.status === 'here');
    if (!next) return;
    this.#absent ??= this.#door.state.host;
    this.#door.change({ host: next.peer }, stamp);
    turnover.hasOtherHost = true;
  }

  #passOn(stamp: number): void {
    const { seats } = this.#seating;
    const next = seats.find(({ holder }) => holder.status === 'here') ?? seats[0];
    if (next) this.#door.change({ host: next.peer }, stamp);
  }
}
