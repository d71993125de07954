import { countArrivals } from './candidate-stats';

/** Statistics cost something. */
const PERIOD_MS = 500;

/**
 * Looks whether anything arrives over a connection: media, data, or the checks of RFC 7675. Browsers count it
 * where they read from the network, so that neither page need have time for it.
 */
export class ArrivalWatch {
  readonly #connection: Pick<RTCPeerConnection, 'getStats'>;
  #isLooking = false;
  #lookedMs = -Infinity;
  #count: number | null = null;

  constructor(connection: Pick<RTCPeerConnection, 'getStats'>) {
    this.#connection = connection;
  }

  /**
   * Has another look made, for the next call.
   *
   * @returns what changes with whatever arrives; null when no look was made since `sinceMs`
   */
  countSince(sinceMs: number, nowMs: number): number | null {
    const isDue = !this.#isLooking && nowMs - this.#lookedMs >= PERIOD_MS;
    const count = this.#lookedMs >= sinceMs ? this.#count : null;
    if (isDue) void this.#look(nowMs);
    return count;
  }

  async #look(nowMs: number): Promise<void> {
    this.#isLooking = true;
    try {
      this.#count = countArrivals(await this.#connection.getStats());
      this.#lookedMs = nowMs;
    } catch {
      // The connection was closed meanwhile: nobody asks about it any more.
    } finally {
      this.#isLooking = false;
    }
  }
}
