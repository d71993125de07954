import type { Pressure } from './pressure-watch';

/** A moment of it is nothing: a page that loads, a program that starts. */
const TOO_MUCH_MS = 1_500;

/** How long a strained machine must have been at ease before it is given more to do; twice as long after each time. */
const FIRST_RELIEF_MS = 20_000;

/** How long one with time to spare must have had it; the same, once it was given too much. */
const FIRST_SPARE_MS = 2_500;

const MAX_PATIENCE_MS = 320_000;

/** What it means to have too much to do, and the most that is made of time to spare; in people. */
const STRAINED = 2;
const SPARE = -2;

/**
 * How much a machine can do for a call. A mesh that asks more of it than it has starves itself: pictures stand still,
 * and whoever joins waits longest. One that has time to spare sends better pictures than the number of people would
 * have it. Quick to take away and slow to give, since what is sent is what made things as they are.
 */
export class Machine {
  #burden = 0;
  #reliefMs = FIRST_RELIEF_MS;
  #spareMs = FIRST_SPARE_MS;
  /** Where what is told points to, and since when. */
  #tendency: { readonly to: number; readonly sinceMs: number } | null = null;

  /** As how many more people it counts that this machine has so much else to do; below 0 with time to spare. */
  get burden(): number {
    return this.#burden;
  }

  /** Whether it has too much to do. */
  get strained(): boolean {
    return this.#burden > 0;
  }

  /**
   * @param wanting whether anybody would see it if more were sent
   * @param nowMs on a clock that goes on.
   */
  note(pressure: Pressure, wanting: boolean, nowMs: number): void {
    const to = this.#pointed(pressure, wanting);
    if (to === this.#burden) {
      this.#tendency = null;
      return;
    }
    if (this.#tendency?.to !== to) this.#tendency = { to, sinceMs: nowMs };
    if (nowMs - this.#tendency.sinceMs < this.#patienceMs(to)) return;
    this.#tendency = null;
    this.#learn(to);
    this.#burden = to;
  }

  /** @returns the burden that goes with that pressure, one step away at most */
  #pointed(pressure: Pressure, wanting: boolean): number {
    const burden = this.#burden;
    switch (pressure) {
      case 'critical':
        return burden < 0 ? 0 : STRAINED;
      case 'serious':
        return burden < 0 ? burden + 1 : burden;
      case 'fair':
        return Math.min(burden, 0);
      case 'nominal':
        if (burden > 0) return 0;
        return wanting ? Math.max(SPARE, burden - 1) : burden;
    }
  }

  #patienceMs(to: number): number {
    if (to > this.#burden) return TOO_MUCH_MS;
    return this.#burden > 0 ? this.#reliefMs : this.#spareMs;
  }

  /** What did not go well is tried again later each time. */
  #learn(to: number): void {
    const from = this.#burden;
    if (from > 0) this.#reliefMs = Math.min(2 * this.#reliefMs, MAX_PATIENCE_MS);
    else if (to > from) {
      this.#spareMs = Math.min(Math.max(2 * this.#spareMs, FIRST_RELIEF_MS), MAX_PATIENCE_MS);
    }
  }
}
