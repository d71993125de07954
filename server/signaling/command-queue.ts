import type { Networks } from '../shares/networks-of';
import { Turns } from '../shares/turns';

/** So much of one turn of the event loop is spent on what clients ask for. */
export const COMMAND_TURN_MS = 2;

/** More than that does not wait. */
export const MAX_COMMANDS_WAITING = 1_000;

/**
 * Does what clients ask for: at once, as long as that takes little of the event loop's turn; beyond that in the turns
 * that follow, one network after the other. So whoever asks for a thousand things waits for most of them, and others for few.
 */
export class CommandQueue {
  readonly #turns = new Turns<() => void>();
  readonly #now: () => number;
  #spentMs = 0;
  #waiting = 0;
  #isScheduled = false;

  /** @param now milliseconds on any clock that does not go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @param task those of one network are done in the order in which they come */
  add(networks: Networks, task: () => void): void {
    this.#schedule();
    if (this.#waiting === 0 && this.#spentMs < COMMAND_TURN_MS) return this.#do(task);
    this.#waiting += 1;
    this.#turns.add(networks, task);
    // Nothing is read meanwhile: what comes then waits where it comes from.
    while (this.#waiting > MAX_COMMANDS_WAITING) this.#doNext();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#spentMs = 0;
      this.#goOn();
    });
  }

  #goOn(): void {
    try {
      while (this.#waiting > 0 && this.#spentMs < COMMAND_TURN_MS) this.#doNext();
    } finally {
      if (this.#waiting > 0) this.#schedule();
    }
  }

  #doNext(): void {
    const task = this.#turns.take();
    this.#waiting -= 1;
    if (task) this.#do(task);
  }

  #do(task: () => void): void {
    const startMs = this.#now();
    task();
    this.#spentMs += this.#now() - startMs;
  }
}
