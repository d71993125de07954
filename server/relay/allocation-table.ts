import type { Allocation } from './allocation';
import type { ClientPath } from './client-path';

export type Admission = 'admitted' | 'quota' | 'full';

/** Who has which allocation, and who is about to. Knows nothing of sockets. */
export class AllocationTable {
  readonly #limit: number;
  readonly #limitPerUser: number;
  readonly #byPath = new Map<ClientPath, Allocation>();
  readonly #byAddress = new Map<string, Allocation>();
  readonly #opening = new Map<ClientPath, string>();
  readonly #countByUser = new Map<string, number>();

  constructor(limit: number, limitPerUser: number) {
    this.#limit = limit;
    this.#limitPerUser = limitPerUser;
  }

  get size(): number {
    return this.#byPath.size;
  }

  all(): Iterable<Allocation> {
    return this.#byPath.values();
  }

  get(path: ClientPath): Allocation | undefined {
    return this.#byPath.get(path);
  }

  /** @returns the allocation at a relayed transport address, by the key of the address */
  at(addressKey: string): Allocation | undefined {
    return this.#byAddress.get(addressKey);
  }

  isOpening(path: ClientPath): boolean {
    return this.#opening.has(path);
  }

  /** Keeps a place for an allocation whose socket is being opened. */
  admit(path: ClientPath, user: string): Admission {
    if (this.#byPath.size + this.#opening.size >= this.#limit) return 'full';
    const count = this.#countByUser.get(user) ?? 0;
    if (count >= this.#limitPerUser) return 'quota';
    this.#countByUser.set(user, count + 1);
    this.#opening.set(path, user);
    return 'admitted';
  }

  /** Gives up the place that was kept. @returns false when there is none: the client is gone */
  giveUp(path: ClientPath): boolean {
    const user = this.#opening.get(path);
    if (user === undefined) return false;
    this.#opening.delete(path);
    this.#countDown(user);
    return true;
  }

  /** Gives up the places that were kept for this user, or with null for everybody. */
  giveUpAll(user: string | null): void {
    for (const [path, whose] of [...this.#opening]) {
      if (user === null || whose === user) this.giveUp(path);
    }
  }

  /** Puts an allocation in the place that was kept. @returns false when there is none any more */
  add(allocation: Allocation): boolean {
    if (!this.#opening.delete(allocation.path)) return false;
    this.#byPath.set(allocation.path, allocation);
    this.#byAddress.set(allocation.relayedKey, allocation);
    this.#byAddress.set(allocation.localKey, allocation);
    return true;
  }

  remove(allocation: Allocation): void {
    if (!this.#byPath.delete(allocation.path)) return;
    this.#byAddress.delete(allocation.relayedKey);
    this.#byAddress.delete(allocation.localKey);
    this.#countDown(allocation.credential.user);
  }

  #countDown(user: string): void {
    const count = (this.#countByUser.get(user) ?? 0) - 1;
    if (count > 0) this.#countByUser.set(user, count);
    else this.#countByUser.delete(user);
  }
}
