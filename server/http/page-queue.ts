import { Holdings } from '../shares/holdings';
import { PAGES_WAITING } from '../shares/limits';
import type { Networks } from '../shares/networks-of';
import { Turns } from '../shares/turns';

/** Something that makes a page. */
export interface PageTask {
  readonly networks: Networks;
  /** Whether nobody waits for it any more. */
  readonly isVain: () => boolean;
  /** Never rejects. */
  readonly run: () => Promise<void>;
}

/** One is computed while another one waits for something. */
export const PAGES_AT_ONCE = 2;

/** What is not through by then waits for something that is not ours, and holds nobody up. */
export const PAGE_TURN_MS = 1_000;

/**
 * Has pages made a few at a time: each keeps the process for some milliseconds, and calls are to be heard in
 * between.
 */
export class PageQueue {
  readonly #turns = new Turns<PageTask>();
  readonly #holdings = new Holdings(PAGES_WAITING);
  #running = 0;
  #isScheduled = false;

  /** @returns false when too many wait already, in all or for this network */
  add(task: PageTask): boolean {
    if (!this.#holdings.take(task.networks)) return false;
    this.#turns.add(task.networks, task);
    this.#schedule();
    return true;
  }

  /** In a turn of the event loop of its own: everything else that came in meanwhile has its turn before. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#start();
    });
  }

  #start(): void {
    for (let task = this.#take(); task; task = this.#take()) {
      if (!task.isVain()) this.#run(task);
    }
  }

  /** The next one, if another one may run. */
  #take(): PageTask | null {
    if (this.#running >= PAGES_AT_ONCE) return null;
    const task = this.#turns.take();
    if (task) this.#holdings.release(task.networks);
    return task;
  }

  #run(task: PageTask): void {
    this.#running += 1;
    let isOver = false;
    const over = (): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(limit);
      this.#running -= 1;
      this.#schedule();
    };
    const limit = setTimeout(over, PAGE_TURN_MS).unref();
    void task.run().then(over);
  }
}
