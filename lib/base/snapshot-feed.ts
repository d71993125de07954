/**
 * The latest snapshot of something, for whoever shows it. Snapshots are immutable; the same one means that nothing has
 * changed.
 */
export class SnapshotFeed<Snapshot> {
  readonly #listeners = new Set<() => void>();
  #current: Snapshot;

  constructor(first: Snapshot) {
    this.#current = first;
  }

  get current(): Snapshot {
    return this.#current;
  }

  /** Whether anybody wants to know. */
  get isFollowed(): boolean {
    return this.#listeners.size > 0;
  }

  /** @returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(snapshot: Snapshot): void {
    this.#current = snapshot;
    for (const listener of this.#listeners) listener();
  }
}
