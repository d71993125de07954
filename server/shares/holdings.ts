import type { Held } from './held-elsewhere';
import { HeldElsewhere } from './held-elsewhere';
import type { Networks } from './networks-of';
import { WIDER_SHARE } from './networks-of';
import { SparseMap } from './sparse-map';

export interface HoldingLimits {
  /** For everybody together. */
  readonly total: number;
  /** For one network, of all that there is when nobody has any. */
  readonly perNetwork: number;
  /** What a network may have in any case, as long as there is one left. */
  readonly atLeast: number;
}

/** Other servers are told of a change that is such a part of what may be held: less makes no difference to anybody. */
const STEPS = 50;

/**
 * Who holds how many of something that there is a number of: connections, rooms, allocations. The part that
 * a network may have of everything, it may have of what is left: so each one that takes its whole share
 * leaves most of the rest to others, and a few of them do not take it all, unless it is so little that what each
 * may have in any case adds up to it. What other servers hold counts as soon as they say so.
 */
export class Holdings {
  readonly #limits: HoldingLimits;
  readonly #held = new SparseMap<string, number>();
  readonly #elsewhere = new HeldElsewhere();
  /** What other servers know of what is held here. */
  readonly #told = new SparseMap<string | null, number>();
  #onHeld: ((held: Held) => void) | null = null;
  #size = 0;

  constructor(limits: HoldingLimits) {
    this.#limits = limits;
  }

  /** How many are held here. */
  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#left <= 0;
  }

  /** How many are held here by this network. */
  heldBy(network: string): number {
    return this.#held.get(network) ?? 0;
  }

  /** Whether one more is within the shares of all of these networks. */
  admits(networks: Networks): boolean {
    return (
      !this.isFull &&
      networks.every(
        (network, at) => this.heldBy(network) + this.#elsewhere.of(network) < this.#share(at),
      )
    );
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
    this.#tell(networks);
  }

  /** Gives one back that was taken for the same networks. */
  release(networks: Networks): void {
    this.#size -= 1;
    for (const network of networks) {
      const left = this.heldBy(network) - 1;
      if (left > 0) this.#held.set(network, left);
      else this.#held.delete(network);
    }
    this.#tell(networks);
  }

  /**
   * From now on says what is held here, in steps.
   *
   * @param onHeld for other servers, to be told to {@link hear} there
   */
  share(onHeld: (held: Held) => void): void {
    this.#onHeld = onHeld;
  }

  /** All that was said of what is held here, for a server that has heard nothing yet. */
  get told(): Held[] {
    return [...this.#told].map(([network, count]) => ({ network, count }));
  }

  /** Counts what another server holds. */
  hear(server: string, held: Held): void {
    this.#elsewhere.hear(server, held);
  }

  /** Counts nothing any more that another server holds. */
  forget(server: string): void {
    this.#elsewhere.forget(server);
  }

  get #left(): number {
    return Math.max(0, this.#limits.total - this.#size - this.#elsewhere.of(null));
  }

  #tell(networks: Networks): void {
    if (!this.#onHeld) return;
    const { total, perNetwork } = this.#limits;
    this.#tellOf(null, this.#size, total / STEPS);
    for (const network of networks) this.#tellOf(network, this.heldBy(network), perNetwork / STEPS);
  }

  #tellOf(network: string | null, count: number, step: number): void {
    const change = Math.abs(count - (this.#told.get(network) ?? 0));
    if (change < Math.max(1, Math.floor(step))) return;
    if (count > 0) this.#told.set(network, count);
    else this.#told.delete(network);
    this.#onHeld?.({ network, count });
  }

  #share(at: number): number {
    const { total, perNetwork, atLeast } = this.#limits;
    const whole = at === 0 ? perNetwork : perNetwork * WIDER_SHARE;
    const ofTheRest = Math.ceil((whole * this.#left) / total);
    return Math.max(ofTheRest, Math.min(atLeast, whole));
  }
}
