import type { Clock } from '../base/clock';

/** A step that had its time. */
export class TimeLimitError extends Error {
  override name = 'TimeLimitError';
}

/**
 * Waits for what a step brings about, but not for ever.
 *
 * @param start begins the step; calls one of its arguments when it is over
 * @param signal ends the waiting early
 * @throws {TimeLimitError} after `limitMs`; the signal's reason when it is aborted; what `fail` is given
 */
export function withinTime<T>(
  clock: Clock,
  limitMs: number,
  signal: AbortSignal,
  start: (succeed: (value: T) => void, fail: (error: unknown) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => end(() => reject(reasonOf(signal)));
    const stopClock = clock.every(limitMs, () => end(() => reject(new TimeLimitError())));
    const end = (settle: () => void) => {
      stopClock();
      signal.removeEventListener('abort', abort);
      settle();
    };
    signal.addEventListener('abort', abort);
    if (signal.aborted) return abort();
    start(
      (value) => end(() => resolve(value)),
      (error) => end(() => reject(reasonOf({ reason: error }))),
    );
  });
}

/** Waits so many milliseconds of that clock. @throws the signal's reason when it is aborted meanwhile. */
export async function pauseOn(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await withinTime<never>(clock, ms, signal, () => undefined);
  } catch (error) {
    if (!(error instanceof TimeLimitError)) throw error;
  }
}

function reasonOf({ reason }: { readonly reason: unknown }): Error {
  return reason instanceof Error ? reason : new Error('The check was stopped.', { cause: reason });
}
