import { RateLimiterMemory } from 'rate-limiter-flexible';

/** What is counted of an address. */
export type AddressAct = 'connection' | 'join' | 'trial' | 'message';

/**
 * For each person that an address may have: twice a minute a page that is loaded, its network tested and a
 * room joined. Messages are bounded by what one process reads in passing: a whole room that joins says a
 * thousand, once.
 */
const POINTS: Record<AddressAct, { readonly perConnection: number; readonly seconds: number }> = {
  connection: { perConnection: 4, seconds: 60 },
  join: { perConnection: 2, seconds: 60 },
  trial: { perConnection: 2, seconds: 60 },
  message: { perConnection: 20, seconds: 5 },
};

/** What one page alone does when it is used in a hurry, whatever the quota. */
const MIN_POINTS = 200;

/** Counts what comes from an address, over all of its connections. */
export class AddressLimits {
  readonly #limiters: Readonly<Record<AddressAct, RateLimiterMemory>>;

  /** @param maxConnections how many an address may have at a time */
  constructor(maxConnections: number) {
    const limiter = (act: AddressAct): RateLimiterMemory => {
      const { perConnection, seconds } = POINTS[act];
      const points = Math.max(MIN_POINTS, perConnection * maxConnections);
      return new RateLimiterMemory({ points, duration: seconds });
    };
    this.#limiters = {
      connection: limiter('connection'),
      join: limiter('join'),
      trial: limiter('trial'),
      message: limiter('message'),
    };
  }

  /** @returns whether one more is within the limit */
  async admits(act: AddressAct, address: string): Promise<boolean> {
    return this.#limiters[act].consume(address).then(
      () => true,
      () => false,
    );
  }

  /** Takes so much more from what the address may do. */
  charge(act: AddressAct, address: string, points: number): void {
    void this.#limiters[act].penalty(address, points);
  }
}
