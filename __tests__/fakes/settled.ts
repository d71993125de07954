/**
 * Resolves when every promise that the fakes answer with has been followed to its end: they hold no
 * timers and no I/O, so the microtask queue is all there is.
 */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
