import type { Clock } from './clock';

/** Does something once, in that many milliseconds. @returns what calls it off */
export function once(clock: Clock, delayMs: number, action: () => void): () => void {
  const stop = clock.every(delayMs, () => {
    stop();
    action();
  });
  return stop;
}
