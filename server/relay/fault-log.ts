/** A fault in words, and how many there were since the one that was told before. */
export interface FaultNote {
  readonly error: string;
  readonly more: number;
}

export interface FaultLogOptions {
  /** Seconds on a clock that does not go back. */
  readonly now: () => number;
  readonly tell: (note: FaultNote) => void;
}

/** Whoever found out how to make faults fills no log: one line in this time. */
export const FAULT_LINE_SECONDS = 60;
const MAX_CHARACTERS = 2_000;

/** Tells of faults: of the first at once, of later ones as a number. */
export class FaultLog {
  readonly #options: FaultLogOptions;
  #toldAt = -Infinity;
  #untold = 0;

  constructor(options: FaultLogOptions) {
    this.#options = options;
  }

  note(error: unknown): void {
    const { now, tell } = this.#options;
    const at = now();
    if (at - this.#toldAt < FAULT_LINE_SECONDS) {
      this.#untold++;
      return;
    }
    const more = this.#untold;
    this.#toldAt = at;
    this.#untold = 0;
    tell({ error: inWords(error).slice(0, MAX_CHARACTERS), more });
  }
}

function inWords(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
