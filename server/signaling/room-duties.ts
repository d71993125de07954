import { SlicedWork } from '../time/sliced-work';
import type { DoorCommands } from './door-commands';
import type { PrepareCommands } from './prepare-commands';
import type { SeatCommands } from './seat-commands';

export interface RoomDutiesOptions {
  readonly seats: SeatCommands;
  readonly prepares: PrepareCommands;
  readonly door: DoorCommands;
  /** Whether the rooms that are kept here are nobody else's for sure: what is due waits for it. */
  readonly mayAct: () => boolean;
  /** Milliseconds on any clock that does not go back. */
  readonly now: () => number;
}

/** Does what becomes due in rooms though nobody says anything, a little in each turn of the event loop. */
export class RoomDuties {
  readonly #options: RoomDutiesOptions;
  readonly #work: SlicedWork;
  #isSweeping = false;

  constructor(options: RoomDutiesOptions) {
    this.#options = options;
    this.#work = new SlicedWork(options.now, options.mayAct);
  }

  /** Does what is due by now, and goes on with what was: to be called a few times a second. */
  sweep(): void {
    if (this.#isSweeping) return this.#work.goOn();
    this.#isSweeping = true;
    this.#work.do(this.#due());
  }

  /** Gives everybody inside fresh door tokens. */
  renewDoors(): void {
    this.#work.do(this.#options.door.renew());
  }

  close(): void {
    this.#work.close();
  }

  *#due(): Generator<void, void> {
    const { seats, prepares } = this.#options;
    yield* seats.expire();
    yield* prepares.expire();
    yield* seats.renewIceServers();
    this.#isSweeping = false;
  }
}
