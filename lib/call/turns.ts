/** Asynchronous steps on several strands: one after the other on each, side by side on different ones. */
export class Turns<Name> {
  readonly #strands = new Map<Name, { last: Promise<void> }>();
  readonly #onError: (error: unknown) => void;

  /** @param onError told of what a step fails with; the next one has its turn all the same. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** @param done gets what `work` came to, unless the strand was cut meanwhile. */
  take<Outcome>(name: Name, work: () => Promise<Outcome>, done: (outcome: Outcome) => void): void {
    const strand = this.#strands.get(name) ?? { last: Promise.resolve() };
    this.#strands.set(name, strand);
    const isCut = () => this.#strands.get(name) !== strand;
    strand.last = strand.last
      .then(async () => {
        if (isCut()) return;
        const outcome = await work();
        if (!isCut()) done(outcome);
      })
      .catch(this.#onError);
  }

  /** Nothing more comes of what was taken on this strand. */
  cut(name: Name): void {
    this.#strands.delete(name);
  }

  cutAll(): void {
    this.#strands.clear();
  }
}
