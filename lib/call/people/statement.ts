/** Something that a peer is told when it changes, and again over each new control channel. */
export class Statement<T> {
  readonly #tell: (now: T) => boolean;
  #told = '';

  /** @param tell returns false when the control channel is not open; nothing was sent then */
  constructor(tell: (now: T) => boolean) {
    this.#tell = tell;
  }

  /** @param now how it stands; what could not be told is told with the next call */
  state(now: T): void {
    const text = JSON.stringify(now);
    if (text !== this.#told && this.#tell(now)) this.#told = text;
  }

  /** There is another channel, whose other end knows nothing of it. */
  forget(): void {
    this.#told = '';
  }
}
