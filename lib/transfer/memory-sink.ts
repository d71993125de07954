import { MEMORY_BYTES } from './limits';
import type { Sink } from './sink';

/** Keeps a file in memory, where there is nothing better. @throws when it is too large for that */
export function memorySink(size: number): Sink {
  if (size > MEMORY_BYTES) throw new DOMException('Too large for memory', 'QuotaExceededError');
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
    discard() {
      parts.clear();
      return Promise.resolve();
    },
  };
}
