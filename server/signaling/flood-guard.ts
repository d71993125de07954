import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';
import type { AddressLimits } from './address-limits';

/**
 * Much more than a call needs: somebody who joins four others sends about a hundred candidates within
 * a second, and next to nothing afterwards.
 */
const MAX_MESSAGES = 200;
const WINDOW_SECONDS = 5;

/** Who says something. */
export interface Speaker {
  readonly connection: ConnectionId;
  /** Null: it has none. */
  readonly seat: PeerId | null;
  readonly address: string;
}

/**
 * Counts what is said, well-formed or not: by a connection, by a seat over all of its connections, and by an
 * address over all of its seats.
 */
export class FloodGuard {
  readonly #limits: Pick<AddressLimits, 'admits'>;
  readonly #connections = new RateLimiterMemory({ points: MAX_MESSAGES, duration: WINDOW_SECONDS });
  readonly #seats = new RateLimiterMemory({ points: MAX_MESSAGES, duration: WINDOW_SECONDS });

  constructor(limits: Pick<AddressLimits, 'admits'>) {
    this.#limits = limits;
  }

  /** @returns whether one more message is within the limits. Answers come in the order of the calls. */
  async admits({ connection, seat, address }: Speaker): Promise<boolean> {
    try {
      await this.#connections.consume(connection);
      if (seat) await this.#seats.consume(seat);
    } catch {
      return false;
    }
    return this.#limits.admits('message', address);
  }

  forget(connection: ConnectionId): void {
    void this.#connections.delete(connection);
  }
}
