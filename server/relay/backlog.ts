/** What waits to be sent in all streams together, so that many slow clients don't take all of the memory. */
export class Backlog {
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Whether so much waits that each client may have a little only. */
  get isCrowded(): boolean {
    return this.#bytes > this.#mostBytes;
  }

  /** @param bytes more than before; fewer when it is below zero */
  add(bytes: number): void {
    this.#bytes += bytes;
  }
}
