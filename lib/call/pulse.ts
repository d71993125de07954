import type { Clock } from './clock';

/** How often loudness is read, in milliseconds. */
const POLL_MS = 200;

/** Longer between two looks means that the device slept, the page was put away, or it had no time. */
const GAP_MS = 5_000;

export interface PulseOptions {
  clock: Clock;
  /** Nothing was looked at for so long, in milliseconds. Comes before the next beat. */
  woke: (gapMs: number) => void;
  beat: (nowMs: number) => void;
}

/** Beats during a call, for everything that has no event. */
export class Pulse {
  readonly #options: PulseOptions;
  #stop: (() => void) | null = null;
  #beatMs = 0;

  constructor(options: PulseOptions) {
    this.#options = options;
  }

  /** Changes nothing when it beats already. */
  start(): void {
    if (this.#stop) return;
    const { clock } = this.#options;
    this.#beatMs = clock.now();
    this.#stop = clock.every(POLL_MS, () => this.#beat());
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** Messages come in time where timers do not, in a tab in the background: beats if that is overdue. */
  catchUp(): void {
    if (this.#options.clock.now() - this.#beatMs > POLL_MS) this.#beat();
  }

  #beat(): void {
    const { clock, woke, beat } = this.#options;
    const nowMs = clock.now();
    const gapMs = nowMs - this.#beatMs;
    this.#beatMs = nowMs;
    if (gapMs > GAP_MS) woke(gapMs);
    beat(nowMs);
  }
}
