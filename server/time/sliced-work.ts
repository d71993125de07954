/** So much of one turn of the event loop goes to what has no hurry. */
export const WORK_TURN_MS = 2;

/** Works through what may be long, as what is due in all rooms at once, a little in each turn of the event loop. */
export class SlicedWork {
  readonly #now: () => number;
  readonly #waiting: Iterator<unknown>[] = [];
  #next: NodeJS.Immediate | null = null;

  /** @param now milliseconds on any clock that does not go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Something is left to do. */
  get isBusy(): boolean {
    return this.#waiting.length > 0;
  }

  /** @param steps each `next` does one of them; begun at once when nothing else is under way */
  do(steps: Iterator<unknown>): void {
    this.#waiting.push(steps);
    if (!this.#next) this.#workOn();
  }

  close(): void {
    if (this.#next) clearImmediate(this.#next);
    this.#waiting.length = 0;
  }

  #workOn(): void {
    this.#next = null;
    const endMs = this.#now() + WORK_TURN_MS;
    for (let [steps] = this.#waiting; steps; [steps] = this.#waiting) {
      if (steps.next().done) this.#waiting.shift();
      else if (this.#now() >= endMs) break;
    }
    if (this.isBusy) this.#next = setImmediate(() => this.#workOn());
  }
}
