import type { LinkFigures } from '../stats/link-figures';

/** Whatever lasts longer than this is how the way is, not what is sent over it. In looks, of which there is one a second. */
const REMEMBERED = 60;

/** Packets wait, and go on waiting; in milliseconds and looks. */
const FILLING_MS = 60;
const ENOUGH = 2;

/** A queue in front of a narrow place, in milliseconds; what is lost behind it, of all that was sent. */
const QUEUE_MS = 100;
const QUEUE_LOSS = 0.02;

/** Without a word of loss, a queue has to be longer and to last, or to come again and again; in looks. */
const LONG_QUEUE_MS = 200;
const LASTING = 3;
const RELIEF = 0.25;

/** So much is never lost to the air alone, for longer than a look. */
const HEAVY_LOSS = 0.2;

/**
 * Whether the way to one peer is asked to carry more than it can, by what grows before it gives in: the time packets
 * wait in front of the narrow place, and what is dropped there. Loss by itself says little (radio loses, too), and so does
 * time (a page or a machine that is busy answers late, and loses nothing).
 */
export class Way {
  #roundTrips: number[] = [];
  #pair: string | null = null;
  #queueMs = 0;
  #late = 0;
  #lasting = 0;
  #heavy = 0;
  #filling = false;
  #full = false;

  /** Whether packets wait, if only for a moment, whatever for. */
  get late(): boolean {
    return this.#late > 0;
  }

  /** Whether they go on waiting, because of what is sent. */
  get filling(): boolean {
    return this.#filling;
  }

  /** Whether it is too much. */
  get full(): boolean {
    return this.#full;
  }

  /**
   * @param allotted what the link may send at the moment, in bits a second
   * @param busy whether this machine has too much to do: it drops packets itself then, and is late now and then
   */
  note(figures: LinkFigures, allotted: number, busy: boolean): void {
    const { pair, roundTripMs, sentLoss, availableBitrate } = figures;
    // Another pair of candidates is another way: how long that is has nothing to do with a queue.
    if (pair !== this.#pair) this.#roundTrips = [];
    this.#pair = pair;
    if (roundTripMs !== null) this.#queueMs = this.#queueOf(roundTripMs);
    // Where little is sent little is measured: then it is as it was.
    else if (sentLoss === 0) return;
    const queueMs = this.#queueMs;
    const isShort = availableBitrate !== null && availableBitrate < allotted;
    // A browser that by its own account is not held back: what is late or lost is so for another reason.
    const mayBeFull = availableBitrate === null || isShort;
    this.#late = queueMs >= FILLING_MS ? this.#late + 1 : 0;
    this.#filling = this.#late >= (busy ? LASTING : ENOUGH) && mayBeFull;
    this.#heavy = sentLoss >= HEAVY_LOSS && !busy ? this.#heavy + 1 : 0;
    if (queueMs >= LONG_QUEUE_MS && isShort) this.#lasting = Math.min(LASTING, this.#lasting + 1);
    else this.#lasting = Math.max(0, this.#lasting - (busy ? 1 : RELIEF));
    this.#full =
      (queueMs >= QUEUE_MS && sentLoss >= QUEUE_LOSS && mayBeFull && !busy) ||
      this.#heavy > 1 ||
      this.#lasting >= LASTING;
  }

  #queueOf(roundTripMs: number): number {
    this.#roundTrips.push(roundTripMs);
    if (this.#roundTrips.length > REMEMBERED) this.#roundTrips.shift();
    return roundTripMs - Math.min(...this.#roundTrips);
  }
}
