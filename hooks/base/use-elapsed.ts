import { useEverySecond } from './use-every-second';

/** @returns whole seconds since `sinceMs` (milliseconds since the epoch), once a second. */
export function useElapsed(sinceMs: number): number {
  return useEverySecond(() => Math.max(0, Math.floor((Date.now() - sinceMs) / 1_000)));
}
