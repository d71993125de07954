/** What is void, in a form that can be told. */
export interface RevocationList {
  /** Nothing that was issued up to this number is good, whose ever it was. */
  readonly floor: number;
  /** Peer ids, each with the last of its numbers of issue that is void. */
  readonly seats: readonly (readonly [name: string, lastIssue: number])[];
}

export interface RevocationsOptions {
  /** How long a credential is good after it was issued. */
  readonly credentialSeconds: number;
  /** Milliseconds since the epoch. */
  readonly epochNow: () => number;
  readonly list: RevocationList;
}

/** More seats than that are not given up in the time in which it matters, but in a flood. */
export const MAX_REVOKED_SEATS = 50_000;

/**
 * Which credentials of seats are void, by their numbers of issue. Those numbers are milliseconds since the
 * epoch or a little more, so they also tell when a credential has expired and need not be remembered.
 */
export class Revocations {
  readonly #credentialMs: number;
  readonly #epochNow: () => number;
  /** In the order in which they are forgotten. */
  readonly #lastIssues = new Map<string, number>();
  #floor: number;

  constructor({ credentialSeconds, epochNow, list }: RevocationsOptions) {
    this.#credentialMs = credentialSeconds * 1_000;
    this.#epochNow = epochNow;
    this.#floor = list.floor;
    for (const [name, lastIssue] of list.seats) this.revoke(name, lastIssue);
  }

  get list(): RevocationList {
    return { floor: this.#floor, seats: [...this.#lastIssues] };
  }

  /** Makes all void that was issued to this peer up to that number. */
  revoke(name: string, lastIssue: number): void {
    const known = this.#lastIssues.get(name) ?? 0;
    this.#lastIssues.delete(name);
    this.#lastIssues.set(name, Math.max(known, lastIssue));
    this.#forget();
  }

  isVoid(name: string, issue: number): boolean {
    return issue <= Math.max(this.#floor, this.#lastIssues.get(name) ?? 0);
  }

  /**
   * Lets go of what has expired by itself. In a flood, when there are too many, also of the oldest that has
   * not; then everything that old is void, since it can't be told any more what of it was revoked.
   */
  #forget(): void {
    const nowMs = this.#epochNow();
    for (const [name, lastIssue] of this.#lastIssues) {
      const isExpired = lastIssue + this.#credentialMs < nowMs;
      if (!isExpired && this.#lastIssues.size <= MAX_REVOKED_SEATS) return;
      if (!isExpired) this.#floor = Math.max(this.#floor, lastIssue);
      this.#lastIssues.delete(name);
    }
  }
}
