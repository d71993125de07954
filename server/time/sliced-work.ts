import { Fifo } from './fifo';

/** So much of one turn of the event loop goes to what has no hurry. */
export const WORK_TURN_MS = 2;

/** Works through what may be long, as what is due in all rooms at once, a little in each turn of the event loop. */
export class SlicedWork {
  readonly #now: () => number;
  readonly #mayGoOn: () => boolean;
  #waiting = new Fifo<Iterator<unknown>>();
  #next: NodeJS.Immediate | null = null;

  /**
   * @param now milliseconds on any clock that does not go back
   * @param mayGoOn asked before each step: where it may not, what is left waits until it is to go on
   */
  constructor(now: () => number, mayGoOn: () => boolean = () => true) {
    this.#now = now;
    this.#mayGoOn = mayGoOn;
  }

  /** @param steps each `next` does one of them; of several works one step each is done */
  do(steps: Iterator<unknown>): void {
    this.#waiting.add(steps);
    this.goOn();
  }

  /** Goes on with what is left, if anything is. */
  goOn(): void {
    if (!this.#next) this.#workOn();
  }

  close(): void {
    if (this.#next) clearImmediate(this.#next);
    this.#waiting = new Fifo();
  }

  #workOn(): void {
    this.#next = null;
    const endMs = this.#now() + WORK_TURN_MS;
    while (this.#waiting.size > 0 && this.#mayGoOn()) {
      const steps = this.#waiting.take();
      if (steps && !steps.next().done) this.#waiting.add(steps);
      if (this.#now() < endMs) continue;
      if (this.#waiting.size > 0) this.#next = setImmediate(() => this.#workOn());
      return;
    }
  }
}
