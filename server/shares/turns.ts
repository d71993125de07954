import { Fifo } from '../time/fifo';
import type { Networks } from './networks-of';

/** Fewer networks are not worth looking through for those of which nothing waits any more. */
const FEW = 1_024;

/**
 * What waits for its turn. Networks take turns, so that who comes with hundreds waits behind whoever comes with
 * one.
 */
export class Turns<T> {
  /**
   * Those of which nothing waits stay for a while: of a map that is filled and emptied all the time, each table that it
   * had holds the next one, until the whole heap is collected.
   */
  readonly #items = new Map<string, Fifo<T>>();
  /** Of networks of which something waits, from whoever had no turn for longest. */
  readonly #order = new Fifo<Fifo<T>>();

  add(networks: Networks, item: T): void {
    // The widest: of IPv6, one customer may have many of the smaller ones.
    const network = networks.at(-1) ?? networks[0];
    const items = this.#items.get(network) ?? this.#newcomer(network);
    if (items.size === 0) this.#order.add(items);
    items.add(item);
  }

  /** @returns the first one of whoever had no turn for longest; null when nothing waits */
  take(): T | null {
    const items = this.#order.take();
    if (!items) return null;
    const item = items.take();
    if (items.size > 0) this.#order.add(items);
    return item;
  }

  #newcomer(network: string): Fifo<T> {
    if (this.#items.size >= FEW + 2 * this.#order.size) this.#forgetIdle();
    const items = new Fifo<T>();
    this.#items.set(network, items);
    return items;
  }

  #forgetIdle(): void {
    for (const [network, items] of this.#items) {
      if (items.size === 0) this.#items.delete(network);
    }
  }
}
