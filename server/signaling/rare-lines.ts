import type { Logger } from 'pino';

/** A flood fills no log: of each kind one line in this time. */
export const REFUSAL_LINE_MS = 60_000;

interface Period {
  readonly sinceMs: number;
  unsaid: number;
}

/** Warns of what anybody can bring about: of the first of a kind at once, of later ones with their number. */
export class RareLines {
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #periods = new Map<string, Period>();

  /** @param now milliseconds on any clock that does not go back */
  constructor(logger: Logger, now: () => number) {
    this.#logger = logger;
    this.#now = now;
  }

  /** @param reason a word of ours; with the event it is the kind */
  warn(event: string, reason: string): void {
    const key = `${event} ${reason}`;
    const period = this.#periods.get(key);
    const nowMs = this.#now();
    if (period && nowMs - period.sinceMs < REFUSAL_LINE_MS) {
      period.unsaid++;
      return;
    }
    this.#periods.set(key, { sinceMs: nowMs, unsaid: 0 });
    this.#logger.warn({ reason, more: period?.unsaid ?? 0 }, event);
  }
}
