import { standIn } from './stand-in';

/** WebCrypto works in threads: what waits for it is not done when the microtask queue is. */
const pending = new Set<Promise<unknown>>();

const watched = [
  'generateKey',
  'importKey',
  'exportKey',
  'deriveBits',
  'deriveKey',
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'digest',
] as const;
const watches = new WeakSet<SubtleCrypto>();

/** From now on {@link cryptoSettled} knows of every operation. */
export function watchCrypto(): void {
  const { subtle } = crypto;
  if (watches.has(subtle)) return;
  watches.add(subtle);
  for (const method of watched) {
    const operate = standIn<(...args: unknown[]) => Promise<unknown>>(subtle[method]);
    Reflect.set(subtle, method, (...args: unknown[]) => {
      const operation = Reflect.apply(operate, subtle, args);
      pending.add(operation);
      const forget = () => pending.delete(operation);
      operation.then(forget, forget);
      return operation;
    });
  }
}

/** Resolves when no operation is under way, nor any that followed at once from those before. */
export async function cryptoSettled(): Promise<void> {
  while (pending.size > 0) {
    await Promise.allSettled(pending);
    await new Promise(setImmediate);
  }
}
