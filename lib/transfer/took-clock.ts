import type { Clock } from '../base/clock';
import { once } from '../base/once';
import { TOOK_GAP_MS } from './limits';

/** Whoever has something to say of how far it came. */
interface Speaker {
  sayTook: () => void;
}

/** Has those say how far they came to whom more came: at once after a pause, else together before long. */
export class TookClock {
  readonly #clock: Clock;
  readonly #waiting = new Set<Speaker>();
  #saidMs = -Infinity;
  #stop: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(speaker: Speaker): void {
    this.#waiting.add(speaker);
    if (this.#stop) return;
    const waitMs = this.#saidMs + TOOK_GAP_MS - this.#clock.now();
    if (waitMs <= 0) return this.#say();
    this.#stop = once(this.#clock, waitMs, () => this.#say());
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.#waiting.clear();
  }

  #say(): void {
    this.#stop = null;
    this.#saidMs = this.#clock.now();
    const speakers = [...this.#waiting];
    this.#waiting.clear();
    for (const speaker of speakers) speaker.sayTook();
  }
}
