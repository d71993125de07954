import type { PeerId } from '../../lib/signaling/identifiers';
import type { ConnectionId, Seat } from './seat';
import { connectionOf } from './seat';

/** Somebody connected has no place in the room any more, and why. */
export interface Dismissal {
  readonly connection: ConnectionId;
  readonly why: 'removed' | 'refused' | 'door_busy' | 'room_empty' | 'replaced';
}

/** What one step changed for others than the one who took it. Filled by the room, read by who tells them. */
export class Turnover {
  /** Seats that are nobody's any more. */
  readonly freed: PeerId[] = [];
  /** Whose owners said goodbye, though their seats are kept for a moment. */
  readonly departed: PeerId[] = [];
  /** Those among the freed whose owners had to go: the others are not to keep their links to them. */
  readonly putOut: PeerId[] = [];
  /** Seats of those who waited, in the queue or at the door. */
  readonly seated: Seat[] = [];
  readonly dismissed: Dismissal[] = [];
  /** Knocks that the host heard and need not answer any more. */
  readonly withdrawn: PeerId[] = [];
  /** Somebody else is host now, by nobody's word. */
  hasOtherHost = false;
  #queueFrom: number | null = null;

  /** The first position in the queue, counted from 1, at which somebody else stands now; null: none. */
  get queueFrom(): number | null {
    return this.#queueFrom;
  }

  get isEmpty(): boolean {
    const lists = [this.freed, this.departed, this.seated, this.dismissed, this.withdrawn];
    return (
      this.#queueFrom === null && !this.hasOtherHost && lists.every(({ length }) => length === 0)
    );
  }

  moveQueue(position: number): void {
    this.#queueFrom = Math.min(position, this.#queueFrom ?? position);
  }

  dismiss(connection: ConnectionId, why: Dismissal['why']): void {
    this.dismissed.push({ connection, why });
  }

  /** Whoever sits there, if anybody is here, had to go by the host's word. */
  dismissSeat(seat: Seat): void {
    const connection = connectionOf(seat);
    if (connection !== null) this.dismiss(connection, 'removed');
  }
}
