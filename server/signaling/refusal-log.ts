import type { Logger } from 'pino';
import type { Meter, Refused } from '../metrics/meter';
import { RareLines } from './rare-lines';

/** Logs refusals: the first of a kind at once, later ones as a count. All of them are counted. */
export class RefusalLog {
  readonly #lines: RareLines;
  readonly #meter: Pick<Meter, 'refused'>;

  /** @param now milliseconds on any clock that does not go back */
  constructor(logger: Logger, now: () => number, meter: Pick<Meter, 'refused'>) {
    this.#lines = new RareLines(logger, now);
    this.#meter = meter;
  }

  note(event: Refused, reason: string): void {
    this.#meter.refused(event, reason);
    this.#lines.warn(event, reason);
  }
}
