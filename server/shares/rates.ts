import type { Networks } from './networks-of';
import { WIDER_SHARE } from './networks-of';
import { RecentMap } from './recent-map';

/** How much may be had in one go, and how much of that comes back in a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** What a network has had: `at` is its place among its {@link Networks}. */
export interface Spent {
  readonly network: string;
  readonly at: number;
  readonly amount: number;
}

interface Bucket {
  left: number;
  atMs: number;
  /** What was had here and other servers were not told of yet. */
  untold: number;
}

/** Other servers are told as often while somebody has a burst: what is less makes no difference to anybody. */
const STEPS = 20;

/** Never more are remembered, and the half of them that was heard of last always: an IPv6 network has many names. */
export const MAX_BUCKETS = 100_000;

/** Who has had how much lately of something that costs time or room: a bucket of tokens for each network. */
export class Rates {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new RecentMap<Bucket>(MAX_BUCKETS);
  #onSpent: ((spent: Spent) => void) | null = null;

  /** @param now milliseconds on any clock that does not go back */
  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes so much of all of these. @returns false, and takes nothing, when one of them has less left */
  take(networks: Networks, amount = 1): boolean {
    const hasEnough = this.has(networks, amount);
    if (hasEnough) this.charge(networks, amount);
    return hasEnough;
  }

  /** Whether all of these have so much left. */
  has(networks: Networks, amount = 1): boolean {
    return networks.every((network, at) => this.#bucket(network, at).left >= amount);
  }

  /** Takes so much in any case. What is owed is never more than one burst. */
  charge(networks: Networks, amount: number): void {
    networks.forEach((network, at) => {
      const bucket = this.#spend({ network, at, amount });
      bucket.untold += amount;
      if (!this.#onSpent || bucket.untold < (this.#rate.burst * scale(at)) / STEPS) return;
      this.#onSpent({ network, at, amount: bucket.untold });
      bucket.untold = 0;
    });
  }

  /**
   * From now on says what is had here, in steps.
   *
   * @param onSpent for other servers, to be told to {@link hear} there
   */
  share(onSpent: (spent: Spent) => void): void {
    this.#onSpent = onSpent;
  }

  /** Counts what somebody had at another server. */
  hear(spent: Spent): void {
    this.#spend(spent);
  }

  #spend({ network, at, amount }: Spent): Bucket {
    const bucket = this.#bucket(network, at);
    bucket.left = Math.max(bucket.left - amount, -this.#rate.burst * scale(at));
    return bucket;
  }

  #bucket(network: string, at: number): Bucket {
    const burst = this.#rate.burst * scale(at);
    const nowMs = this.#now();
    const known = this.#buckets.get(network);
    if (!known) {
      const bucket = { left: burst, atMs: nowMs, untold: 0 };
      this.#buckets.set(network, bucket);
      return bucket;
    }
    const gained = ((nowMs - known.atMs) / 1_000) * this.#rate.perSecond * scale(at);
    known.left = Math.min(burst, known.left + gained);
    known.atMs = nowMs;
    return known;
  }
}

function scale(at: number): number {
  return at === 0 ? 1 : WIDER_SHARE;
}
