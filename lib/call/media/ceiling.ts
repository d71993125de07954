/** After a step down, what is measured is still of the time before it. */
const SETTLING_MS = 3_000;

/** How long nothing more is tried after a step down. */
const HOLD_MS = 5_000;

/** Of what was tried and was too much, which is seen only when more was tried already: so much is tried again after the hold. */
const BELOW = 0.75;

/** And more than that after so long, and then always after twice as long: pictures are to be back within a minute. */
const FIRST_PATIENCE_MS = 20_000;
const MAX_PATIENCE_MS = 40_000;

/** Whatever made the way narrow so long ago is something else than what does now. */
const FORGOTTEN_MS = 180_000;

/** How long it stands where it holds nothing back any more: what comes of that is seen a little later. */
const STANDING_MS = 20_000;

/** What is tried in one second, of what was tried in the one before: bolder as long as all goes well. */
const FIRST_GROWTH = 1.08;
const GROWTH_GROWTH = 0.02;
const MAX_GROWTH = 1.3;

/** After a time in which nothing was tried it is not made up for. */
const MOST_SECONDS = 2;

/**
 * The most that is sent over some way, in bits a second: down at once and up slowly, as nobody knows what a way carries but
 * by trying. What was too much is tried again after a while.
 */
export class Ceiling {
  #bitrate: number;
  #loweredMs = -Infinity;
  /** When too much was sent last. */
  #fullMs = -Infinity;
  /** Since when it holds nothing back. */
  #enoughMs: number | null = null;
  /** When more was tried last, since the last step down. */
  #raisedMs: number | null = null;
  #growth = FIRST_GROWTH;
  /** What went well, before more was tried. */
  #safe: number;
  /** What is less than was too much, and until when no more than that is tried. */
  #wall = Infinity;
  #wallUntilMs = -Infinity;
  #patienceMs = FIRST_PATIENCE_MS;

  /** @param bitrate where it begins; Infinity: there is no reason for one */
  constructor(bitrate = Infinity) {
    this.#bitrate = bitrate;
    this.#safe = bitrate;
  }

  /** Infinity: there was no reason for one. */
  get bitrate(): number {
    return this.#bitrate;
  }

  /** Whether too much was sent so lately that what is measured is still of that time. */
  wasFull(nowMs: number): boolean {
    return nowMs - this.#fullMs < SETTLING_MS;
  }

  /** Too much was sent. @param bitrate what is less than that */
  lower(bitrate: number, nowMs: number): void {
    if (nowMs - this.#loweredMs < SETTLING_MS || bitrate >= this.#bitrate) return;
    this.#fullMs = nowMs;
    this.#stepDown(bitrate, nowMs);
  }

  /** The last step down was not far enough. @param bitrate what is known to be less than too much by now */
  correct(bitrate: number): void {
    if (bitrate >= this.#bitrate) return;
    this.#bitrate = bitrate;
    this.#safe = bitrate;
  }

  /**
   * It is about to be too much: back to what went well, if more was tried. If not, that was too much itself.
   *
   * @param estimate what is less than the way carries by the browser's own account, in the second case
   */
  retreat(estimate: number, nowMs: number): void {
    if (this.#bitrate === Infinity) return;
    if (this.#safe < this.#bitrate) this.#stepDown(this.#safe, nowMs);
    else this.lower(estimate, nowMs);
  }

  /**
   * All goes well. The ceiling stands for a while when it holds nothing back any more, and then there is none.
   *
   * @param wanted what would be sent if there were no ceiling
   */
  raise(wanted: number, nowMs: number): void {
    if (this.#bitrate === Infinity || nowMs - this.#loweredMs < HOLD_MS) return;
    // So much went well all the time.
    if (nowMs >= this.#wallUntilMs && this.#bitrate === this.#wall) this.#safe = this.#wall;
    const seconds = Math.min(MOST_SECONDS, (nowMs - (this.#raisedMs ?? nowMs)) / 1_000);
    this.#raisedMs = nowMs;
    const more = this.#bitrate * this.#growth ** seconds;
    const most = Math.min(wanted, nowMs < this.#wallUntilMs ? this.#wall : Infinity);
    this.#bitrate = Math.max(this.#bitrate, Math.min(more, most));
    this.#growth =
      more > most ? FIRST_GROWTH : Math.min(MAX_GROWTH, this.#growth + GROWTH_GROWTH * seconds);
    if (this.#bitrate < wanted || nowMs < this.#wallUntilMs) this.#enoughMs = null;
    else this.#enoughMs ??= nowMs;
    if (this.#enoughMs !== null && nowMs - this.#enoughMs >= STANDING_MS) this.#lift();
  }

  #lift(): void {
    this.#bitrate = Infinity;
    this.#safe = Infinity;
    this.#wall = Infinity;
    this.#raisedMs = null;
  }

  #stepDown(bitrate: number, nowMs: number): void {
    if (nowMs - this.#loweredMs >= FORGOTTEN_MS) this.#patienceMs = FIRST_PATIENCE_MS;
    if (this.#bitrate > this.#safe) {
      this.#wall = BELOW * this.#bitrate;
      this.#wallUntilMs = nowMs + this.#patienceMs;
      this.#patienceMs = Math.min(2 * this.#patienceMs, MAX_PATIENCE_MS);
    }
    this.#bitrate = bitrate;
    this.#safe = bitrate;
    this.#loweredMs = nowMs;
    this.#raisedMs = null;
    this.#enoughMs = null;
    this.#growth = FIRST_GROWTH;
  }
}
