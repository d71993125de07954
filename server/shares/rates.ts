import type { Networks } from './networks-of';
import { WIDER_SHARE } from './networks-of';

/** How much may be had in one go, and how much of that comes back in a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  atMs: number;
}

/** Whoever was not heard of for longest is forgotten beyond so many: an IPv6 network has many names. */
export const MAX_BUCKETS = 100_000;

/** Who has had how much lately of something that costs time or room: a bucket of tokens for each network. */
export class Rates {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

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
      const bucket = this.#bucket(network, at);
      bucket.left = Math.max(bucket.left - amount, -this.#rate.burst * scale(at));
    });
  }

  forget(network: string): void {
    this.#buckets.delete(network);
  }

  #bucket(network: string, at: number): Bucket {
    const burst = this.#rate.burst * scale(at);
    const nowMs = this.#now();
    const bucket = this.#buckets.get(network) ?? { left: burst, atMs: nowMs };
    const gained = ((nowMs - bucket.atMs) / 1_000) * this.#rate.perSecond * scale(at);
    bucket.left = Math.min(burst, bucket.left + gained);
    bucket.atMs = nowMs;
    // To the end, behind all that were not heard of since.
    this.#buckets.delete(network);
    this.#buckets.set(network, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MAX_BUCKETS && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket;
  }
}

function scale(at: number): number {
  return at === 0 ? 1 : WIDER_SHARE;
}
