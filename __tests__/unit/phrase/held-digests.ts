import { createHash } from 'node:crypto';
import { settled } from '../../fakes/settled';

/**
 * Stands in for the browser's SHA-256. Digests are computed at once and handed over when a test says so: in
 * browsers they come when they come.
 */
export class HeldDigests {
  readonly #waiting: (() => void)[] = [];
  readonly #spy = jest.spyOn(crypto.subtle, 'digest');

  constructor({ held }: { held: boolean }) {
    this.#spy.mockImplementation((_algorithm, data) => {
      const bytes = ArrayBuffer.isView(data) ? new Uint8Array(data.buffer) : new Uint8Array(data);
      const digest = Uint8Array.from(createHash('sha256').update(bytes).digest()).buffer;
      if (!held) return Promise.resolve(digest);
      return new Promise((resolve) => this.#waiting.push(() => resolve(digest)));
    });
  }

  get count(): number {
    return this.#waiting.length;
  }

  async release(index: number): Promise<void> {
    for (const handOver of this.#waiting.splice(index, 1)) handOver();
    await settled();
  }

  restore(): void {
    this.#spy.mockRestore();
  }
}
