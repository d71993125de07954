import type { Networks } from '../shares/networks-of';
import type { Act } from '../shares/limits';
import { actRates } from '../shares/limits';
import { Rates } from '../shares/rates';

/** Counts what an address does that costs more than a message, over all of its connections. */
export class ActLimits {
  readonly rates: Readonly<Record<Act, Rates>>;

  /**
   * @param maxConnections how many an address may have at a time
   * @param now milliseconds on any clock that does not go back
   */
  constructor(maxConnections: number, now: () => number) {
    const rates = actRates(maxConnections);
    this.rates = {
      connection: new Rates(rates.connection, now),
      join: new Rates(rates.join, now),
      prepare: new Rates(rates.prepare, now),
      trial: new Rates(rates.trial, now),
    };
  }

  /** @returns whether one more is within the limit */
  admits(act: Act, networks: Networks): boolean {
    return this.rates[act].take(networks);
  }

  /** Takes so much more from what the address may do. */
  charge(act: Act, networks: Networks, amount: number): void {
    this.rates[act].charge(networks, amount);
  }
}
