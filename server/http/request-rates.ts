import type { Networks } from '../shares/networks-of';
import type { Rate } from '../shares/rates';
import { Rates } from '../shares/rates';

/** Opening a room takes some twenty requests, and one or two of them are for pages. */
const REQUESTS_PER_PERSON = 20;
const PAGES_PER_PERSON = 2;

/** So many people open a room at the same moment behind one address, however few may connect. */
const LEAST_PEOPLE = 120;

/** And the same again after this time. In seconds. */
const PERIOD = { request: 30, page: 60 } as const;

/** What an address may ask for: requests in general, and pages, which cost much more. */
export class RequestRates {
  readonly #requests: Rates;
  readonly #pages: Rates;

  /**
   * @param maxConnections how many people an address may have
   * @param now milliseconds on any clock that does not go back
   */
  constructor(maxConnections: number, now: () => number) {
    const people = Math.max(LEAST_PEOPLE, maxConnections);
    this.#requests = new Rates(rate(people * REQUESTS_PER_PERSON, PERIOD.request), now);
    this.#pages = new Rates(rate(people * PAGES_PER_PERSON, PERIOD.page), now);
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

function rate(burst: number, seconds: number): Rate {
  return { burst, perSecond: burst / seconds };
}
