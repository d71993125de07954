import { countArrivals } from './candidate-stats';

/** Statistics cost something. They are asked only while nothing is heard. */
const PERIOD_MS = 200;

/** What one look found. */
export interface Arrivals {
  readonly atMs: number;
  /** Another one with whatever arrives. */
  readonly count: number;
}

/**
 * Looks whether anything arrives over a connection: media, data, or the checks of RFC 7675. Browsers count it
 * where they read from the network, so that neither page need have time for it.
 */
export class ArrivalWatch {
  readonly #connection: Pick<RTCPeerConnection, 'getStats'>;
  #isLooking = false;
  #last: Arrivals | null = null;

  constructor(connection: Pick<RTCPeerConnection, 'getStats'>) {
    this.#connection = connection;
  }

  /**
   * Has another look made, for the next call.
   *
   * @returns what was found last; null when no look was made since `sinceMs`
   */
  since(sinceMs: number, nowMs: number): Arrivals | null {
    const last = this.#last;
    const lookedMs = last?.atMs ?? -Infinity;
    if (!this.#isLooking && nowMs - lookedMs >= PERIOD_MS) void this.#look(nowMs);
    return lookedMs >= sinceMs ? last : null;
  }

  async #look(nowMs: number): Promise<void> {
    this.#isLooking = true;
    try {
      this.#last = { atMs: nowMs, count: countArrivals(await this.#connection.getStats()) };
    } catch {
      // The connection was closed meanwhile: nobody asks about it any more.
    } finally {
      this.#isLooking = false;
    }
  }
}
