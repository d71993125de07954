import type { Pressure } from './pressure-watch';

/** A moment of it is nothing: a page that loads, a program that starts. */
const STRAINED_MS = 1_500;

/** How long a machine must have been at ease before it is given more to do; twice as long after each time. */
const FIRST_RELIEF_MS = 20_000;
const MAX_RELIEF_MS = 320_000;

/**
 * Whether a machine has too much to do. A mesh that asks more of it than it has starves itself: pictures
 * stand still, and whoever joins waits longest. Slow to believe that things are better, since less to
 * do is what made them so.
 */
export class Strain {
  #strained = false;
  #reliefMs = FIRST_RELIEF_MS;
  #critical: number | null = null;
  #eased: number | null = null;

  get strained(): boolean {
    return this.#strained;
  }

  /** @param nowMs on a clock that goes on. */
  note(pressure: Pressure, nowMs: number): void {
    const isCritical = pressure === 'critical';
    const isEased = pressure === 'nominal' || pressure === 'fair';
    this.#critical = isCritical ? (this.#critical ?? nowMs) : null;
    this.#eased = isEased ? (this.#eased ?? nowMs) : null;
    if (this.#strained) {
      if (this.#eased === null || nowMs - this.#eased < this.#reliefMs) return;
      this.#strained = false;
      this.#reliefMs = Math.min(2 * this.#reliefMs, MAX_RELIEF_MS);
    } else if (this.#critical !== null && nowMs - this.#critical >= STRAINED_MS) {
      this.#strained = true;
    }
  }
}
