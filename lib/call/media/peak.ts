/** The largest of what was noted lately: grows at once, and shrinks when nothing so large was noted for a while. */
export class Peak {
  readonly #heldMs: number;
  /** From old to new, and from large to small: nothing else can be the largest later. */
  readonly #notes: { readonly value: number; readonly atMs: number }[] = [];

  constructor(heldMs: number) {
    this.#heldMs = heldMs;
  }

  /** @returns the largest */
  note(value: number, nowMs: number): number {
    while ((this.#notes.at(-1)?.value ?? Infinity) <= value) this.#notes.pop();
    this.#notes.push({ value, atMs: nowMs });
    while (nowMs - (this.#notes[0]?.atMs ?? nowMs) >= this.#heldMs) this.#notes.shift();
    return this.#notes[0]?.value ?? value;
  }
}
