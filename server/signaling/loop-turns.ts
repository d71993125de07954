import type { Networks } from '../shares/networks-of';
import { Turns } from '../shares/turns';

/** So much of one turn of the event loop is spent on what comes in for signalling. */
export const LOOP_TURN_MS = 2;

/** Something to do for a network, in steps of which none takes long. */
export interface Work {
  readonly networks: Networks;
  /** @returns whether there is more to do, when it is its turn again */
  readonly step: () => boolean;
}

/**
 * Does at once what there is to do, as long as that takes little of the event loop's turn; beyond that in the turns that
 * follow, one network after the other. Whoever says as much as a packet holds waits for most of it, and others for little.
 */
export class LoopTurns {
  readonly #turns = new Turns<Work>();
  readonly #now: () => number;
  #spentMs = 0;
  #waiting = 0;
  #isAtIt = false;
  #isTurnWatched = false;

  /** @param now milliseconds on any clock that does not go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(work: Work): void {
    this.#watchTurn();
    const hasTime = !this.#isAtIt && this.#spentMs < LOOP_TURN_MS;
    if (hasTime && this.#waiting === 0) this.#do(work);
    else this.#wait(work);
  }

  #wait(work: Work): void {
    this.#waiting += 1;
    this.#turns.add(work.networks, work);
  }

  #watchTurn(): void {
    if (this.#isTurnWatched) return;
    this.#isTurnWatched = true;
    setImmediate(() => {
      this.#isTurnWatched = false;
      this.#spentMs = 0;
      const next = this.#next();
      if (!next) return;
      this.#watchTurn();
      this.#do(next);
    });
  }

  #do(work: Work): void {
    this.#isAtIt = true;
    const startMs = this.#now();
    if (work.step()) this.#wait(work);
    // Socket.IO does in the next tick what it has read, which comes before this one.
    process.nextTick(() => {
      this.#isAtIt = false;
      this.#spentMs += this.#now() - startMs;
      const next = this.#spentMs < LOOP_TURN_MS ? this.#next() : null;
      if (next) this.#do(next);
    });
  }

  #next(): Work | null {
    const work = this.#turns.take();
    if (work) this.#waiting -= 1;
    return work;
  }
}
