import type { Clock } from '../../lib/base/clock';
import { settled } from './settled';

interface Timer {
  dueMs: number;
  readonly periodMs: number;
  readonly action: () => void;
}

/** A clock that is turned by hand. What timers bring about is followed to its end before the next one. */
export class FakeClock implements Clock {
  readonly #timers = new Set<Timer>();
  #nowMs = 0;

  readonly now = (): number => this.#nowMs;

  readonly every = (periodMs: number, action: () => void): (() => void) => {
    const timer = { dueMs: this.#nowMs + periodMs, periodMs, action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  /** How many timers were not ended. */
  get pending(): number {
    return this.#timers.size;
  }

  once(delayMs: number, action: () => void): void {
    const stop = this.every(delayMs, () => {
      stop();
      action();
    });
  }

  async advance(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    await settled();
    for (let timer = this.#next(endMs); timer; timer = this.#next(endMs)) {
      this.#nowMs = timer.dueMs;
      timer.dueMs += timer.periodMs;
      timer.action();
      await settled();
    }
    this.#nowMs = endMs;
  }

  #next(endMs: number): Timer | undefined {
    const due = [...this.#timers].filter(({ dueMs }) => dueMs <= endMs);
    return due.sort((one, other) => one.dueMs - other.dueMs)[0];
  }
}
