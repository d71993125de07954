import type { Clock } from '../base/clock';

/** How often loudness is read, in milliseconds. */
const POLL_MS = 200;

/** Longer between two looks means that the page had no time, or was put away. */
const STALL_MS = 5_000;

/** Whoever was not heard for so long is sent nothing any more (RFC 7675, 5.1). */
const CONSENT_MS = 30_000;

/** What is done while it beats. */
export interface PulseHandlers {
  /** The device slept, or as good as that: no link still stands. Comes before the next beat. */
  slept: () => void;
  /**
   * The page stood still, which is no reason to begin anew: that would take more time of it. Links that carry on
   * are heard at once, and those that do not are found out. Comes before the next beat.
   */
  stalled: () => void;
  beat: (nowMs: number) => void;
}

/** Beats during a call, for everything that has no event. */
export class Pulse {
  readonly #clock: Clock;
  #beating: { readonly handlers: PulseHandlers; readonly stop: () => void } | null = null;
  #beatMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Changes nothing when it beats already. */
  start(handlers: PulseHandlers): void {
    if (this.#beating) return;
    const stop = this.#clock.every(POLL_MS, () => this.#beat(handlers));
    this.#beatMs = this.#clock.now();
    this.#beating = { handlers, stop };
  }

  stop(): void {
    this.#beating?.stop();
    this.#beating = null;
  }

  /** Messages come in time where timers do not, in a tab in the background: beats if that is overdue. */
  catchUp(): void {
    const isOverdue = this.#clock.now() - this.#beatMs > POLL_MS;
    if (this.#beating && isOverdue) this.#beat(this.#beating.handlers);
  }

  #beat({ slept, stalled, beat }: PulseHandlers): void {
    const nowMs = this.#clock.now();
    const gapMs = nowMs - this.#beatMs;
    this.#beatMs = nowMs;
    if (gapMs > CONSENT_MS) slept();
    else if (gapMs > STALL_MS) stalled();
    beat(nowMs);
  }
}
