import type { PeerId } from '../../lib/signaling/identifiers';
import type { Caller, RoomDoor, Standing } from './room-door';
import type { Entry, Moment } from './room-step';
import type { Claim, ConnectionId, Seat, Waiting } from './seat';
import { connectionOf } from './seat';
import type { Seating } from './seating';
import type { Turnover } from './turnover';

/** The ways between the door of a room, its queue and its seats. Nobody is in two of these places. */
export class Passage {
  readonly #seating: Seating;
  readonly #door: RoomDoor;

  constructor(seating: Seating, door: RoomDoor) {
    this.#seating = seating;
    this.#door = door;
  }

  /** Of the host, while it is here. */
  get hostConnection(): ConnectionId | null {
    const seat = this.#seating.seat(this.#door.state.host);
    return seat ? connectionOf(seat) : null;
  }

  /** Gives somebody who wants a seat the place that is theirs now. */
  enter(claim: Claim, wait: boolean, turnover: Turnover, moment: Moment): Entry {
    const { peer, connection } = claim;
    const queued = this.#seating.claim(peer);
    const belongs = this.#seating.seat(peer) !== undefined || queued !== undefined;
    if (!belongs && this.#door.barrier(peer, moment.nowMs)) {
      return { status: this.#stand(claim, turnover, moment) };
    }
    const earlier = this.takeFromDoor(peer, turnover) ?? queued;
    this.#replace(earlier, connection, turnover);
    const admission = this.#admit(claim, turnover, moment);
    if (admission.status === 'seated') {
      const { before } = admission;
      if (before.status === 'replaced') turnover.dismiss(before.connection, 'replaced');
      return admission;
    }
    if (wait && this.#seating.enqueue(claim)) return { status: 'waiting' };
    if (queued) turnover.moveQueue(this.#seating.dequeue(peer));
    return admission;
  }

  /** Gives somebody from the door a seat, or else the last place in the queue. */
  letIn({ heardBy: _, awayUntilMs: __, ...claim }: Caller, turnover: Turnover): void {
    const admission = this.#seating.admit(claim);
    if (admission.status === 'seated') turnover.seated.push(admission.seat);
    else if (this.#seating.enqueue(claim)) turnover.moveQueue(this.#seating.position(claim.peer));
    else turnover.dismiss(claim.connection, 'door_busy');
  }

  /** Lets in those at the door who need not knock any more. */
  openTo(turnover: Turnover, { nowMs }: Moment): void {
    for (const { peer } of this.#door.callers) {
      if (this.#door.barrier(peer, nowMs)) continue;
      const caller = this.takeFromDoor(peer, turnover);
      // Who is on the way back comes in without knocking.
      if (caller && caller.awayUntilMs === null) this.letIn(caller, turnover);
    }
  }

  /** Sends those from the queue to the door whom nobody let in. */
  clearQueue(turnover: Turnover, moment: Moment): void {
    for (const { awayUntilMs, ...claim } of this.#seating.queue) {
      if (!this.#door.barrier(claim.peer, moment.nowMs)) continue;
      turnover.moveQueue(this.#seating.dequeue(claim.peer));
      if (awayUntilMs === null) this.showOut(claim, turnover, moment);
    }
  }

  /** Has somebody stand at the door who was further inside, if there is a place. */
  showOut(claim: Claim, turnover: Turnover, moment: Moment): void {
    if (this.#stand(claim, turnover, moment) !== 'outside') {
      turnover.dismiss(claim.connection, 'door_busy');
    }
  }

  /** Somebody loses a seat against their will. */
  putOut({ peer }: Seat, turnover: Turnover): void {
    this.#seating.free(peer);
    turnover.freed.push(peer);
    turnover.putOut.push(peer);
  }

  /** Those have a seat now. */
  noteArrivals(arrived: readonly { readonly peer: PeerId }[], { stamp }: Moment): void {
    const ids = (list: typeof arrived) => list.map(({ peer }) => peer);
    this.#door.noteArrivals(ids(arrived), ids(this.#seating.seats), stamp);
  }

  /** Somebody at the door goes away, maybe to come straight back. */
  keepAtDoor(peer: PeerId, untilMs: number, turnover: Turnover): void {
    this.#noteWithdrawal(this.#door.caller(peer), turnover);
    this.#door.keepPlace(peer, untilMs);
  }

  takeFromDoor(peer: PeerId, turnover: Turnover): Caller | null {
    const caller = this.#door.withdraw(peer);
    this.#noteWithdrawal(caller, turnover);
    return caller;
  }

  /** Whoever was inside before a restart of the server gets in, though others were faster. */
  #admit(claim: Claim, turnover: Turnover, { recovering }: Moment) {
    const admission = this.#seating.admit(claim, recovering && !claim.returning);
    if (admission.status === 'seated' || !recovering || !claim.returning) return admission;
    const yielded = this.#seating.yieldSeat();
    if (!yielded) return admission;
    turnover.freed.push(yielded.peer);
    turnover.putOut.push(yielded.peer);
    turnover.moveQueue(1);
    return this.#seating.admit(claim);
  }

  #stand(claim: Claim, turnover: Turnover, { nowMs }: Moment): Standing {
    const earlier = this.#door.caller(claim.peer);
    const standing = this.#door.stand(claim, nowMs);
    if (standing !== 'outside') return standing;
    this.#noteWithdrawal(earlier, turnover);
    this.#replace(earlier, claim.connection, turnover);
    return standing;
  }

  #replace(earlier: Waiting | undefined, connection: ConnectionId, turnover: Turnover): void {
    if (!earlier || earlier.awayUntilMs !== null || earlier.connection === connection) return;
    turnover.dismiss(earlier.connection, 'replaced');
  }

  #noteWithdrawal(caller: Caller | null | undefined, turnover: Turnover): void {
    if (caller?.heardBy && caller.heardBy === this.hostConnection) {
      turnover.withdrawn.push(caller.peer);
    }
  }
}
