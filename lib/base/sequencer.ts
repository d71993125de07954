/** Asynchronous steps on several strands: all side by side, and what they come to in order on each strand. */
export class Sequencer<Name> {
  readonly #strands = new Map<Name, { last: Promise<void> }>();
  readonly #onError: (error: unknown) => void;

  /** @param onError told of what a step fails with; the next one has its turn all the same */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** @param done gets what `work` came to when its turn comes, unless the strand was cut meanwhile */
  take<Outcome>(name: Name, work: () => Promise<Outcome>, done: (outcome: Outcome) => void): void {
    const strand = this.#strands.get(name) ?? { last: Promise.resolve() };
    this.#strands.set(name, strand);
    const isCut = () => this.#strands.get(name) !== strand;
    const { last } = strand;
    strand.last = this.#turn(work, last, (outcome) => !isCut() && done(outcome));
  }

  /** Nothing more comes of what was taken on this strand. */
  cut(name: Name): void {
    this.#strands.delete(name);
  }

  cutAll(): void {
    this.#strands.clear();
  }

  async #turn<Outcome>(
    work: () => Promise<Outcome>,
    last: Promise<void>,
    done: (outcome: Outcome) => void,
  ): Promise<void> {
    try {
      const outcome = await work();
      await last;
      done(outcome);
    } catch (error) {
      await last;
      this.#onError(error);
    }
  }
}
