/** How often something came to pass, by its kind. */
export class Tally<Kind> {
  readonly #counts = new Map<Kind, number>();

  get counts(): ReadonlyMap<Kind, number> {
    return this.#counts;
  }

  count(kind: Kind): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }
}
