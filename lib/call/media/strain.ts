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
  /** Since when everything speaks for the contrary; null when something did not. */
  #contrarySinceMs: number | null = null;

  get strained(): boolean {
    return this.#strained;
  }

  /** @param nowMs on a clock that goes on. */
  note(pressure: Pressure, nowMs: number): void {
    const isEased = pressure === 'nominal' || pressure === 'fair';
    const isContrary = this.#strained ? isEased : pressure === 'critical';
    if (!isContrary) {
      this.#contrarySinceMs = null;
      return;
    }
    this.#contrarySinceMs ??= nowMs;
    if (nowMs - this.#contrarySinceMs < (this.#strained ? this.#reliefMs : STRAINED_MS)) return;
    if (this.#strained) this.#reliefMs = Math.min(2 * this.#reliefMs, MAX_RELIEF_MS);
    this.#strained = !this.#strained;
    this.#contrarySinceMs = null;
  }
}
