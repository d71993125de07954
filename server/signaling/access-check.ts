import type { SignalErrorCode } from '../../lib/signaling/events';
import { isSameSecret } from '../is-same-secret';
import type { Networks } from '../shares/networks-of';
import { Rates } from '../shares/rates';
import { WRONG_ACCESS } from '../shares/limits';

export type AccessRefusal = Extract<
  SignalErrorCode,
  'access_required' | 'access_denied' | 'rate_limited'
>;

/** Decides who may open rooms, on a server that is not everybody's. */
export class AccessCheck {
  readonly #token: string | null;
  readonly #wrong: Rates;

  /**
   * @param token what has to be given; null: nothing
   * @param now milliseconds on any clock that does not go back
   */
  constructor(token: string | null, now: () => number) {
    this.#token = token;
    this.#wrong = new Rates(WRONG_ACCESS, now);
  }

  /**
   * Compares in constant time, and counts wrong ones of an address. With too many of them it hears the right
   * one no more either for a while, or it could go on guessing.
   *
   * @returns why not, or null
   */
  check(given: string | undefined, networks: Networks): AccessRefusal | null {
    if (this.#token === null) return null;
    if (given === undefined) return 'access_required';
    if (!this.#wrong.has(networks)) return 'rate_limited';
    if (isSameSecret(given, this.#token)) return null;
    this.#wrong.charge(networks, 1);
    return 'access_denied';
  }
}
