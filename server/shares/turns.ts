import type { Networks } from './networks-of';

/**
 * What waits for its turn. Networks take turns, so that who comes with hundreds waits behind whoever comes with
 * one.
 */
export class Turns<T> {
  readonly #waiting = new Map<string, T[]>();

  add(networks: Networks, item: T): void {
    // The widest: of IPv6, one customer may have many of the smaller ones.
    const network = networks.at(-1) ?? networks[0];
    const items = this.#waiting.get(network);
    if (items) items.push(item);
    else this.#waiting.set(network, [item]);
  }

  /** @returns the first one of whoever had no turn for longest; null when nothing waits */
  take(): T | null {
    const [first] = this.#waiting;
    if (!first) return null;
    const [network, items] = first;
    this.#waiting.delete(network);
    const item = items.shift();
    if (items.length > 0) this.#waiting.set(network, items);
    return item ?? null;
  }
}
