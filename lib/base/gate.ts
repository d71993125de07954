/** What waits until something is so, once and for all. */
export class Gate {
  #isOpen: boolean;
  #waits = new Set<() => void>();

  constructor(isOpen: boolean) {
    this.#isOpen = isOpen;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Has this done when the gate opens. @returns what withdraws it */
  whenOpen(action: () => void): () => void {
    this.#waits.add(action);
    return () => this.#waits.delete(action);
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    const waits = this.#waits;
    this.#waits = new Set();
    for (const action of waits) action();
  }
}
