import { Allowance } from '../base/allowance';
import type { Clock } from '../base/clock';
import { once } from '../base/once';
import type { PeerId } from '../signaling/identifiers';
import { ENTRY_RATE } from './limits';

/** Between two looks at whether another signature may be checked. */
const CHECK_AGAIN_MS = 100;

/** Has those wait who bring more signatures than this side wants to check in a second. */
export class CheckPace {
  readonly #clock: Clock;
  readonly #allowances = new Map<PeerId, Allowance>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when that many more signatures of a peer may be checked. */
  async mayCheck(peer: PeerId, count: number): Promise<void> {
    const allowance = this.#allowances.get(peer) ?? new Allowance(ENTRY_RATE, this.#clock.now());
    this.#allowances.set(peer, allowance);
    for (let left = count; left > 0;) {
      if (allowance.take(this.#clock.now())) left -= 1;
      else await new Promise<void>((resolve) => once(this.#clock, CHECK_AGAIN_MS, resolve));
    }
  }
}
