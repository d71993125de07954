import type { HoldingLimits } from '../shares/holdings';
import { Holdings } from '../shares/holdings';
import type { Networks } from '../shares/networks-of';

/** `quota`: this user has what one may have; `full`: nobody, or nobody of these networks, gets one more. */
export type Taking = 'taken' | 'quota' | 'full';

/** How many allocations there are of one kind of users: of each user, of each network, in all. */
export class AllocationQuota {
  readonly #holdings: Holdings;
  readonly #perUser: number;
  readonly #countByUser = new Map<string, number>();

  constructor(limits: HoldingLimits, perUser: number) {
    this.#holdings = new Holdings(limits);
    this.#perUser = perUser;
  }

  take(name: string, networks: Networks): Taking {
    const count = this.#countByUser.get(name) ?? 0;
    if (count >= this.#perUser) return 'quota';
    if (!this.#holdings.take(networks)) return 'full';
    this.#countByUser.set(name, count + 1);
    return 'taken';
  }

  release(name: string, networks: Networks): void {
    this.#holdings.release(networks);
    const count = (this.#countByUser.get(name) ?? 0) - 1;
    if (count > 0) this.#countByUser.set(name, count);
    else this.#countByUser.delete(name);
  }
}
