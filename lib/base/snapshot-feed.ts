import type { CallSnapshot } from '../call/call-snapshot';

/** The latest snapshot, for whoever shows it. Another one is drawn only when something changed. */
export class SnapshotFeed {
  readonly #draw: () => CallSnapshot;
  readonly #listeners = new Set<() => void>();
  #current: CallSnapshot;

  constructor(draw: () => CallSnapshot) {
    this.#draw = draw;
    this.#current = draw();
  }

  get current(): CallSnapshot {
    return this.#current;
  }

  /** @returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(): void {
    this.#current = this.#draw();
    for (const listener of this.#listeners) listener();
  }
}
