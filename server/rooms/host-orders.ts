import type { PeerId } from '../../lib/signaling/identifiers';
import type { Hosting } from './hosting';
import type { Passage } from './passage';
import type { RoomDoor } from './room-door';
import type { HostOrder, Moment } from './room-step';
import type { Seating } from './seating';
import type { Turnover } from './turnover';

/** What the host may have done in a room, and how it is done. Whether it is the host who asks is for others to say. */
export class HostOrders {
  readonly #seating: Seating;
  readonly #door: RoomDoor;
  readonly #passage: Passage;
  readonly #hosting: Hosting;

  constructor(seating: Seating, door: RoomDoor, passage: Passage, hosting: Hosting) {
    this.#seating = seating;
    this.#door = door;
    this.#passage = passage;
    this.#hosting = hosting;
  }

  /** Leaves free seats for others to fill. @returns false when the order is about somebody who is not there */
  obey(order: HostOrder, turnover: Turnover, moment: Moment): boolean {
    switch (order.type) {
      case 'lock':
        this.#lock(order.locked, turnover, moment);
        return true;
      case 'newcomers':
        if (order.read !== this.#door.state.newcomersRead) {
          this.#door.change({ newcomersRead: order.read }, moment.stamp);
        }
        return true;
      case 'remove':
        return this.#remove(order.peer, turnover, moment);
      case 'transfer':
        return this.#transfer(order.peer, moment);
      case 'answer':
        return this.#answer(order.peer, order.admit, turnover, moment);
    }
  }

  #lock(locked: boolean, turnover: Turnover, moment: Moment): void {
    if (locked === this.#door.state.locked) return;
    this.#door.change({ locked }, moment.stamp);
    if (locked) this.#passage.clearQueue(turnover, moment);
    else this.#passage.openTo(turnover, moment);
  }

  #remove(peer: PeerId, turnover: Turnover, moment: Moment): boolean {
    const seat = this.#seating.seat(peer);
    if (!seat || peer === this.#door.state.host) return false;
    this.#door.bar(peer, moment.stamp);
    this.#passage.clearQueue(turnover, moment);
    this.#passage.putOut(seat, turnover);
    turnover.dismissSeat(seat);
    return true;
  }

  #transfer(peer: PeerId, { stamp }: Moment): boolean {
    const seat = this.#seating.seat(peer);
    if (seat?.holder.status !== 'here' || peer === this.#door.state.host) return false;
    this.#hosting.passTo(peer, stamp);
    return true;
  }

  #answer(peer: PeerId, admit: boolean, turnover: Turnover, { nowMs, stamp }: Moment): boolean {
    const caller = this.#door.caller(peer);
    if (!caller || caller.awayUntilMs !== null) return false;
    this.#door.withdraw(peer);
    if (!admit) {
      this.#door.noteRefusal(caller, nowMs);
      turnover.dismiss(caller.connection, 'refused');
      return true;
    }
    this.#door.liftBar(peer, stamp);
    this.#passage.letIn(caller, turnover);
    // While it waits for a seat the host's word holds, even if the room is unlocked and locked again.
    if (this.#seating.position(peer) > 0) this.#door.givePass(peer, Infinity);
    return true;
  }
}
