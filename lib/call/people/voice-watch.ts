import { hear, silent } from '../../media/speaking';

/** Above a quiet room's noise; levels are linear, 0 to 1. */
const SPEAKING_LEVEL = 0.015;

/** Between two looks: a mark is soon there, and outlives two that met a pause. */
const PERIOD_MS = 400;

/**
 * Of the page's time, the part that may go into the question. Chromium has the page wait for the thread of the media,
 * and where that has too much to do already, each question would take longer than the step of a connection that it
 * holds up.
 */
const SHARE = 0.01;

/** Whether one peer speaks, by how loud its sound is that arrives. */
export class VoiceWatch {
  readonly #now: () => number;
  #heard = silent;
  #dueMs = -Infinity;

  /** @param now milliseconds, on a clock that goes on */
  constructor(now: () => number) {
    this.#now = now;
  }

  get speaking(): boolean {
    return this.#heard.speaking;
  }

  /**
   * Looks when it is time to.
   *
   * @param level asks how loud it is, 0 to 1
   * @returns whether it speaks where it did not, or the other way round
   */
  poll(level: () => number, nowMs: number): boolean {
    if (nowMs < this.#dueMs) return false;
    const before = this.#heard.speaking;
    const askedMs = this.#now();
    const isLoud = level() >= SPEAKING_LEVEL;
    const tookMs = this.#now() - askedMs;
    this.#dueMs = nowMs + Math.max(PERIOD_MS, tookMs / SHARE);
    this.#heard = hear(this.#heard, isLoud, nowMs);
    return this.#heard.speaking !== before;
  }
}
