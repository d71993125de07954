import { SparseMap } from './sparse-map';

/** How many of something are held: by one network, or null: by all. */
export interface Held {
  readonly network: string | null;
  readonly count: number;
}

/** What other servers of the same site hold, as far as they have told. */
export class HeldElsewhere {
  readonly #servers = new SparseMap<string, Map<string | null, number>>();

  /** Another server holds so many from now on. */
  hear(server: string, { network, count }: Held): void {
    const held = this.#servers.get(server) ?? new Map<string | null, number>();
    this.#servers.set(server, held);
    if (count > 0) held.set(network, count);
    else held.delete(network);
  }

  /** Another server is gone, and holds nothing any more. */
  forget(server: string): void {
    this.#servers.delete(server);
  }

  /** @param network null: all */
  of(network: string | null): number {
    let sum = 0;
    for (const held of this.#servers.values()) sum += held.get(network) ?? 0;
    return sum;
  }
}
