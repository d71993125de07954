import { requestRates } from '../shares/limits';
import type { Networks } from '../shares/networks-of';
import { Rates } from '../shares/rates';

/** What an address may ask for: requests in general, and pages, which cost much more. */
export class RequestRates {
  readonly #requests: Rates;
  readonly #pages: Rates;

  /**
   * @param maxConnections how many people an address may have
   * @param now milliseconds on any clock that does not go back
   */
  constructor(maxConnections: number, now: () => number) {
    const { request, page } = requestRates(maxConnections);
    this.#requests = new Rates(request, now);
    this.#pages = new Rates(page, now);
  }

  /** Counts a request. @returns false when it is one too many */
  admitsRequest(networks: Networks): boolean {
    return this.#requests.take(networks);
  }

  /** Counts a request that is answered in any case. */
  chargeRequest(networks: Networks): void {
    this.#requests.charge(networks, 1);
  }

  /** Counts a page. @returns false when it is one too many */
  admitsPage(networks: Networks): boolean {
    return this.#pages.take(networks);
  }
}
