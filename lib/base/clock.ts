/** Time as the engine sees it, so that tests can turn it by hand. */
export interface Clock {
  /** Milliseconds since the epoch. Never goes back. */
  now: () => number;
  /** @returns what ends the repetition. */
  every: (periodMs: number, action: () => void) => () => void;
}

/**
 * A clock that stands still for a moment when the system's is set back, instead of making everything wait that
 * was due. It goes on while the device sleeps, which `performance.now()` does not everywhere.
 *
 * @param read milliseconds since the epoch
 */
export function steadyTime(read: () => number): () => number {
  let last = -Infinity;
  let setBackMs = 0;
  return () => {
    const time = read();
    setBackMs += Math.max(0, last - time);
    last = time;
    return time + setBackMs;
  };
}

export const systemClock: Clock = {
  now: steadyTime(() => Date.now()),
  every(periodMs, action) {
    const timer = setInterval(action, periodMs);
    return () => clearInterval(timer);
  },
};
