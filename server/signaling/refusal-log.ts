import type { Logger } from 'pino';
import type { Meter, Refused } from '../metrics/meter';

/** A flood fills no log: of each kind one line in this time. */
export const REFUSAL_LINE_MS = 60_000;

interface Period {
  readonly sinceMs: number;
  unsaid: number;
}

/** Logs refusals: the first of a kind at once, later ones as a count. All of them are counted. */
export class RefusalLog {
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #meter: Pick<Meter, 'refused'>;
  readonly #periods = new Map<string, Period>();

  /** @param now milliseconds on any clock that does not go back */
  constructor(logger: Logger, now: () => number, meter: Pick<Meter, 'refused'>) {
    this.#logger = logger;
    this.#now = now;
    this.#meter = meter;
  }

  note(event: Refused, reason: string): void {
    this.#meter.refused(event, reason);
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
