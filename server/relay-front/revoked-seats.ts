import type { RevocationList } from '../relay/revocations';
import { Revocations } from '../relay/revocations';

export interface Revocation {
  /** The seat's peer id. */
  readonly name: string;
  /** The last number of issue that is void. */
  readonly lastIssue: number;
}

/**
 * Whose credentials are void: for the relay that runs, and for the next one, which knows nothing of what
 * this one was told. Nothing is good that was issued before this server was started, since nobody knows any
 * more which of those seats were given up meanwhile.
 */
export class RevokedSeats {
  readonly #revocations: Revocations;
  readonly #listeners = new Set<(revocation: Revocation) => void>();

  /** @param epochNow milliseconds since the epoch */
  constructor(credentialSeconds: number, epochNow: () => number) {
    const list = { floor: epochNow(), seats: [] };
    this.#revocations = new Revocations({ credentialSeconds, epochNow, list });
  }

  get list(): RevocationList {
    return this.#revocations.list;
  }

  revoke(revocation: Revocation): void {
    this.#revocations.revoke(revocation.name, revocation.lastIssue);
    for (const listener of this.#listeners) listener(revocation);
  }

  /** @returns what ends it */
  subscribe(listener: (revocation: Revocation) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
