import { MEMORY_BYTES } from './limits';
import type { Sink } from './sink';

/** Keeps files in memory, where there is nothing better, and no more of them than there is space for. */
export class MemorySinks {
  #promised = 0;

  /** In bytes. */
  get space(): number {
    return MEMORY_BYTES - this.#promised;
  }

  /** @throws when it is too large for what is left */
  keep(size: number): Sink {
    if (size > this.space) throw new DOMException('Too large for memory', 'QuotaExceededError');
    this.#promised += size;
    let promised = size;
    const parts = new Map<number, Uint8Array<ArrayBuffer>>();
    return {
      length: 0,
      read: () => Promise.resolve(new Uint8Array()),
      write(position, bytes) {
        parts.set(position, bytes);
        return Promise.resolve();
      },
      finish(name, type) {
        const inOrder = [...parts].sort(([one], [other]) => one - other).map(([, bytes]) => bytes);
        return Promise.resolve(new File(inOrder, name, { type }));
      },
      discard: () => {
        parts.clear();
        this.#promised -= promised;
        promised = 0;
        return Promise.resolve();
      },
    };
  }
}
