import { Allowances } from '../base/allowances';
import type { Clock } from '../base/clock';
import { once } from '../base/once';
import type { PeerId } from '../signaling/identifiers';
import { ENTRY_RATE } from './limits';

/** Between two looks at whether another signature may be checked. */
const CHECK_AGAIN_MS = 100;

/** Has those wait who bring more signatures than this side wants to check in a second. */
export class CheckPace {
  readonly #clock: Clock;
  readonly #checks = new Allowances<PeerId>(ENTRY_RATE);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when that many more signatures of a peer may be checked. */
  async mayCheck(peer: PeerId, count: number): Promise<void> {
    for (let left = count; left > 0;) {
      if (this.#checks.take(peer, this.#clock.now())) left -= 1;
      else await new Promise<void>((resolve) => once(this.#clock, CHECK_AGAIN_MS, resolve));
    }
  }
}
