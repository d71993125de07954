import { networksOf } from '../shares/networks-of';
import type { Allocation } from './allocation';
import { AllocationQuota } from './allocation-quota';
import type { ClientPath } from './client-path';
import type { RelayLimits } from './relay-limits';
import type { RelayUser } from './relay-user';

export type TableLimits = Pick<
  RelayLimits,
  'seatAllocations' | 'trialAllocations' | 'allocationsPerSeat' | 'allocationsPerTrial'
>;

/** What is kept for an allocation whose socket is being opened. */
export interface Place {
  readonly path: ClientPath;
  readonly user: RelayUser;
}

export type Admission =
  { readonly status: 'admitted'; readonly place: Place } | { readonly status: 'quota' | 'full' };

/** Who has which allocation, and who is about to. Knows nothing of sockets. */
export class AllocationTable {
  readonly #quotas: Readonly<Record<RelayUser['kind'], AllocationQuota>>;
  readonly #byPath = new Map<ClientPath, Allocation>();
  readonly #byAddress = new Map<string, Allocation>();
  readonly #opening = new Map<ClientPath, Place>();

  constructor(limits: TableLimits) {
    this.#quotas = {
      seat: new AllocationQuota(limits.seatAllocations, limits.allocationsPerSeat),
      trial: new AllocationQuota(limits.trialAllocations, limits.allocationsPerTrial),
    };
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

  /** @returns what is kept for this path while its socket is being opened */
  placeOf(path: ClientPath): Place | undefined {
    return this.#opening.get(path);
  }

  /** Whether this path has an allocation, or is about to. */
  has(path: ClientPath): boolean {
    return this.#byPath.has(path) || this.#opening.has(path);
  }

  /** Keeps a place for an allocation whose socket is being opened. */
  admit(path: ClientPath, user: RelayUser): Admission {
    const status = this.#quotas[user.kind].take(user.name, networksOf(path.remote.address));
    if (status !== 'taken') return { status };
    const place: Place = { path, user };
    this.#opening.set(path, place);
    return { status: 'admitted', place };
  }

  /** Gives up a place that was kept. @returns false when it was given up before: the client is gone */
  giveUp(place: Place): boolean {
    if (!this.#isKept(place)) return false;
    this.#opening.delete(place.path);
    this.#release(place.path, place.user);
    return true;
  }

  /** Gives up the places that were kept for such. */
  giveUpAll(isOne: (place: Place) => boolean): void {
    for (const place of [...this.#opening.values()]) if (isOne(place)) this.giveUp(place);
  }

  /** Puts an allocation in the place that was kept. @returns false when that is not kept any more */
  add(allocation: Allocation, place: Place): boolean {
    if (!this.#isKept(place)) return false;
    this.#opening.delete(place.path);
    this.#byPath.set(allocation.path, allocation);
    this.#byAddress.set(allocation.relayedKey, allocation);
    this.#byAddress.set(allocation.localKey, allocation);
    return true;
  }

  /** @returns false when it was not there any more */
  remove(allocation: Allocation): boolean {
    const { path, relayedKey, localKey, credential } = allocation;
    if (!this.#byPath.delete(path)) return false;
    this.#byAddress.delete(relayedKey);
    this.#byAddress.delete(localKey);
    this.#release(path, credential.user);
    return true;
  }

  /** A path that lost its place may have got another one since. */
  #isKept(place: Place): boolean {
    return this.#opening.get(place.path) === place;
  }

  #release({ remote }: ClientPath, { kind, name }: RelayUser): void {
    this.#quotas[kind].release(name, networksOf(remote.address));
  }
}
