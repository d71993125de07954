import type { Networks } from './networks-of';
import { WIDER_SHARE } from './networks-of';

export interface HoldingLimits {
  /** For everybody together. */
  readonly total: number;
  /** For one network, of all that there is when nobody has any. */
  readonly perNetwork: number;
  /** What a network may have in any case, as long as there is one left. */
  readonly atLeast: number;
}

/**
 * Who holds how many of something that there is a number of: connections, rooms, allocations. The part that
 * a network may have of everything, it may have of what is left: so each one that takes its whole share
 * leaves most of the rest to others, and a few of them do not take it all, unless it is so little that what each
 * may have in any case adds up to it.
 */
export class Holdings {
  readonly #limits: HoldingLimits;
  readonly #held = new Map<string, number>();
  #size = 0;

  constructor(limits: HoldingLimits) {
    this.#limits = limits;
  }

  /** How many are held. */
  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size >= this.#limits.total;
  }

  /** How many are held by this network. */
  heldBy(network: string): number {
    return this.#held.get(network) ?? 0;
  }

  /** Whether one more is within the shares of all of these networks. */
  admits(networks: Networks): boolean {
    return !this.isFull && networks.every((network, at) => this.heldBy(network) < this.#share(at));
  }

  /** Takes one. @returns false, and takes none, when that is more than their share */
  take(networks: Networks): boolean {
    const isAdmitted = this.admits(networks);
    if (isAdmitted) this.add(networks);
    return isAdmitted;
  }

  /** Takes one in any case: for who has a right to it. */
  add(networks: Networks): void {
    this.#size += 1;
    for (const network of networks) this.#held.set(network, this.heldBy(network) + 1);
  }

  /** Gives one back that was taken for the same networks. */
  release(networks: Networks): void {
    this.#size -= 1;
    for (const network of networks) {
      const left = this.heldBy(network) - 1;
      if (left > 0) this.#held.set(network, left);
      else this.#held.delete(network);
    }
  }

  #share(at: number): number {
    const { total, perNetwork, atLeast } = this.#limits;
    const whole = at === 0 ? perNetwork : perNetwork * WIDER_SHARE;
    const left = Math.max(0, total - this.#size);
    const ofTheRest = Math.ceil((whole * left) / total);
    return Math.max(ofTheRest, Math.min(atLeast, whole));
  }
}
