import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { ConnectionId } from '../rooms/seat';

/**
 * Much more than a call needs: somebody who joins four others sends about a hundred candidates within
 * a second, and next to nothing afterwards.
 */
const MAX_MESSAGES = 200;
const WINDOW_SECONDS = 5;

/** Counts what a connection says, well-formed or not. */
export class FloodGuard {
  readonly #limiter = new RateLimiterMemory({ points: MAX_MESSAGES, duration: WINDOW_SECONDS });

  /** @returns whether one more message is within the limit. Answers come in the order of the calls. */
  async admits(connection: ConnectionId): Promise<boolean> {
    return this.#limiter.consume(connection).then(
      () => true,
      () => false,
    );
  }

  forget(connection: ConnectionId): void {
    void this.#limiter.delete(connection);
  }
}
