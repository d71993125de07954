/** After a step down, what is measured is still of the time before it. */
const SETTLING_MS = 3_000;

/** How long a step down holds before more is tried; twice as long after each time that it was too much. */
const FIRST_HOLD_MS = 5_000;
const MAX_HOLD_MS = 80_000;

/** Whatever made the way narrow so long ago is something else than what does now. */
const FORGOTTEN_MS = 180_000;

/** What is tried in one second, of what was tried in the one before: bolder as long as all goes well. */
const FIRST_GROWTH = 1.08;
const GROWTH_GROWTH = 0.02;
const MAX_GROWTH = 1.3;

/**
 * The most that is sent over some way, in bits a second: down at once, up slowly and later each time, as nobody knows what
 * a way carries but by trying.
 */
export class Ceiling {
  #bitrate = Infinity;
  #holdMs = FIRST_HOLD_MS;
  #loweredMs = -Infinity;
  /** When more was tried last, since the last step down. */
  #raisedMs: number | null = null;
  #growth = FIRST_GROWTH;
  /** What went well, before more was tried. */
  #safe = Infinity;

  /** Infinity: there was no reason for one. */
  get bitrate(): number {
    return this.#bitrate;
  }

  /** Whether it was lowered so lately that what is measured is still of the time before. */
  isSettling(nowMs: number): boolean {
    return nowMs - this.#loweredMs < SETTLING_MS;
  }

  /** Too much was sent. @param bitrate what is less than that */
  lower(bitrate: number, nowMs: number): void {
    if (this.isSettling(nowMs) || bitrate >= this.#bitrate) return;
    this.#stepDown(bitrate, nowMs);
  }

  /**
   * It is about to be too much: back to what went well, if more was tried. If not, that was too much itself.
   *
   * @param estimate what is less than the way carries by the browser's own account, which a ceiling is not taken below
   */
  retreat(estimate: number, nowMs: number): void {
    if (this.#bitrate === Infinity) return;
    if (this.#raisedMs === null) this.lower(estimate, nowMs);
    else if (this.#safe < this.#bitrate) this.#stepDown(this.#safe, nowMs);
  }

  /**
   * All goes well. The ceiling stands for a while when it holds nothing back any more, so that a queue is known for what it is.
   *
   * @param wanted what would be sent if there were no ceiling
   */
  raise(wanted: number, nowMs: number): void {
    if (this.#bitrate === Infinity || nowMs - this.#loweredMs < this.#holdMs) return;
    const seconds = (nowMs - (this.#raisedMs ?? nowMs)) / 1_000;
    this.#raisedMs = nowMs;
    this.#bitrate *= this.#growth ** seconds;
    this.#growth = Math.min(MAX_GROWTH, this.#growth + GROWTH_GROWTH * seconds);
    if (this.#bitrate < wanted) return;
    this.#bitrate = nowMs - this.#loweredMs < FORGOTTEN_MS ? wanted : Infinity;
  }

  #stepDown(bitrate: number, nowMs: number): void {
    if (nowMs - this.#loweredMs >= FORGOTTEN_MS) this.#holdMs = FIRST_HOLD_MS;
    else if (this.#raisedMs !== null) this.#holdMs = Math.min(2 * this.#holdMs, MAX_HOLD_MS);
    this.#bitrate = bitrate;
    this.#safe = bitrate;
    this.#loweredMs = nowMs;
    this.#raisedMs = null;
    this.#growth = FIRST_GROWTH;
  }
}
