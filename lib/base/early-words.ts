/** What a page of ours says within the moment between two words of the server, many times over. In UTF-16 units. */
const MAX_LENGTH = 256 * 1024;
const MAX_COUNT = 64;

/**
 * Messages that came before they may be read: kept in their order, and within bounds. What is beyond them, or no text,
 * is dropped: it is the sender's own loss.
 */
export class EarlyWords {
  #words: string[] = [];
  #length = 0;

  hold(data: unknown): void {
    if (typeof data !== 'string') return;
    if (this.#words.length >= MAX_COUNT || this.#length + data.length > MAX_LENGTH) return;
    this.#words.push(data);
    this.#length += data.length;
  }

  /** @returns all of them, which it has no more then */
  take(): string[] {
    const words = this.#words;
    this.#words = [];
    this.#length = 0;
    return words;
  }
}
