import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { SignalErrorCode } from '../../lib/signaling/events';
import { isSameSecret } from '../is-same-secret';

/** What somebody mistypes, and nothing that a search could live on. */
const MAX_WRONG = 20;
const WINDOW_SECONDS = 600;

export type AccessRefusal = Extract<
  SignalErrorCode,
  'access_required' | 'access_denied' | 'rate_limited'
>;

/** Decides who may open rooms on a server that is not everybody's. */
export class AccessGuard {
  readonly #token: string | null;
  readonly #wrong = new RateLimiterMemory({ points: MAX_WRONG, duration: WINDOW_SECONDS });

  /** @param token what has to be given; null: nothing */
  constructor(token: string | null) {
    this.#token = token;
  }

  /**
   * Compares in constant time, and counts wrong ones of an address. With too many of them it hears the right
   * one no more either for a while, or it could go on guessing.
   *
   * @returns why not, or null
   */
  async check(given: string | undefined, address: string): Promise<AccessRefusal | null> {
    if (this.#token === null) return null;
    if (given === undefined) return 'access_required';
    const counted = await this.#wrong.get(address);
    if (counted && counted.consumedPoints >= MAX_WRONG) return 'rate_limited';
    if (isSameSecret(given, this.#token)) return null;
    await this.#wrong.penalty(address);
    return 'access_denied';
  }
}
