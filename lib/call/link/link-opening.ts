import type { LinkQuality } from '../../media/quality-table';
import { openingQuality } from '../../media/quality-table';

/** How long a connection has to learn its rate, with nothing else being asked of it, in milliseconds. */
const OPENING_MS = 1_000;

/** What came up over the relay, since nothing else was tried, then looks for a shorter way. */
const WIDEN_MS = 10_000;

/** How a link begins: with little to send, until it knows a rate; and with the first way that there is. */
export class LinkOpening {
  #full: LinkQuality;
  #isOver = false;
  #upSinceMs: number | null = null;
  #widenMs = WIDEN_MS;

  /** @param quality to be sent when it is over */
  constructor(quality: LinkQuality) {
    this.#full = quality;
  }

  /** Whether the link knows its rate. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** To be sent by now. */
  get quality(): LinkQuality {
    return this.#isOver ? this.#full : openingQuality(this.#full);
  }

  /** @returns whether {@link quality} may be another one. To be called again and again: what is as it was costs nothing */
  setQuality(quality: LinkQuality): boolean {
    if (JSON.stringify(quality) === JSON.stringify(this.#full)) return false;
    this.#full = quality;
    return true;
  }

  /**
   * Begins once more, since media do, on a link that may have stood without: it knows no rate.
   *
   * @param widens whether this side looks for a shorter way as soon as it knows one
   */
  restart({ widens }: { widens: boolean }): void {
    this.#isOver = false;
    this.#upSinceMs = null;
    if (widens) this.#widenMs = OPENING_MS;
  }

  /** The link is up. To be called again and again. @returns whether that made it over */
  poll(nowMs: number): boolean {
    this.#upSinceMs ??= nowMs;
    if (this.#isOver || nowMs - this.#upSinceMs < OPENING_MS) return false;
    this.#isOver = true;
    return true;
  }

  /** Whether it is time to look for a shorter way than the relay's, where that was not done before. */
  widensAt(nowMs: number): boolean {
    return this.#upSinceMs !== null && nowMs - this.#upSinceMs >= this.#widenMs;
  }
}
