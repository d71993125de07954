import type { PeerId } from '../../lib/signaling/identifiers';
import { SparseMap } from '../shares/sparse-map';
import type { Hosting } from './hosting';
import type { Passage } from './passage';
import type { DoorState, RoomDoor } from './room-door';
import type { Moment } from './room-step';
import type { Seat } from './seat';
import { claimOn } from './seat';
import type { Seating } from './seating';
import type { Turnover } from './turnover';

/** How one room becomes what it was before a restart of the server, by what those who were inside bring back. */
export class Recovery {
  readonly #seating: Seating;
  readonly #door: RoomDoor;
  readonly #passage: Passage;
  readonly #hosting: Hosting;
  /** Opened right after a restart: its stamps are lower than any that is brought back. */
  #isProvisional: boolean;
  /** Of the newest state that was brought back; null: none yet. */
  #stamp: number | null = null;
  /** Who brought which state back: the newest one is proof of having been inside at the end. */
  readonly #vouchers = new SparseMap<PeerId, number>();

  constructor(
    seating: Seating,
    door: RoomDoor,
    passage: Passage,
    hosting: Hosting,
    isProvisional: boolean,
  ) {
    this.#seating = seating;
    this.#door = door;
    this.#passage = passage;
    this.#hosting = hosting;
    this.#isProvisional = isProvisional;
  }

  /**
   * Hears how the room was, from somebody who had a seat then. The latest state counts, even if others were faster to
   * open the room anew. Who has no right to be inside is put out.
   *
   * @returns whether this one was inside at the end, as far as is known by now
   */
  hear(peer: PeerId, state: DoorState, turnover: Turnover, moment: Moment): boolean {
    const known = this.#stamp;
    if (known !== null && state.stamp < known) return false;
    this.#stamp = state.stamp;
    this.#vouchers.set(peer, state.stamp);
    if (state.stamp !== known) this.#adopt(state, turnover, moment);
    return true;
  }

  /** Those who have not come back by now are no longer waited for. */
  end(): void {
    for (const seat of this.#seating.seats) this.#seating.update({ ...seat, provisional: false });
    this.#hosting.stopExpecting();
  }

  /** Gives the state of a room that was opened right after a restart its place among later ones. */
  renew({ stamp, recovering }: Moment): void {
    if (recovering || !this.#isProvisional) return;
    this.#isProvisional = false;
    this.#door.change({}, stamp);
  }

  #adopt(state: DoorState, turnover: Turnover, moment: Moment): void {
    this.#isProvisional = false;
    this.#door.adopt(state);
    this.#putOut(turnover, moment);
    const isStranger = ({ provisional }: Seat) => provisional;
    this.#passage.noteArrivals(this.#seating.seats.filter(isStranger), moment);
    this.#hosting.expect();
  }

  /** Applies the state that was brought back to those who came before it. */
  #putOut(turnover: Turnover, moment: Moment): void {
    const { removed, locked } = this.#door.state;
    this.#passage.clearQueue(turnover, moment);
    for (const seat of this.#seating.seats) {
      const isRemoved = removed.includes(seat.peer);
      const isStranger = locked && !this.#vouchesFor(seat.peer);
      if (!isRemoved && !isStranger) continue;
      const claim = claimOn(seat);
      this.#passage.putOut(seat, turnover);
      if (isRemoved) turnover.dismissSeat(seat);
      else if (claim) this.#passage.showOut(claim, turnover, moment);
    }
    this.#passage.openTo(turnover, moment);
  }

  /** Whether this one was inside at the end. */
  #vouchesFor(peer: PeerId): boolean {
    return this.#stamp !== null && this.#vouchers.get(peer) === this.#stamp;
  }
}
