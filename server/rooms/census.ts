import { MAX_ROOM_CAPACITY } from '../../lib/signaling/limits';
import type { Room } from './room';

/** How many rooms there are, and how many people in them, without saying which and who. */
export interface Census {
  /** Rooms by how many of their seats are anybody's: from none to all. */
  readonly roomsBySeats: readonly number[];
  /** Seats with somebody there, and those that are kept for somebody who is away. */
  readonly seatsTaken: number;
  readonly seatsHeld: number;
  readonly queued: number;
  readonly atDoors: number;
}

export function takeCensus(rooms: Iterable<Pick<Room, 'seats' | 'queue' | 'callers'>>): Census {
  const roomsBySeats = Array.from({ length: MAX_ROOM_CAPACITY + 1 }, () => 0);
  let [seatsTaken, seatsHeld, queued, atDoors] = [0, 0, 0, 0];
  for (const { seats, queue, callers } of rooms) {
    const held = seats.filter(({ holder }) => holder.status === 'away').length;
    roomsBySeats[seats.length] = (roomsBySeats[seats.length] ?? 0) + 1;
    seatsTaken += seats.length - held;
    seatsHeld += held;
    queued += queue.length;
    atDoors += callers.length;
  }
  return { roomsBySeats, seatsTaken, seatsHeld, queued, atDoors };
}
