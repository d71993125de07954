/** Clocks that part by less do so because of their grain. */
const SLEEP_MS = 100;

/**
 * A clock that doesn't go back, and goes on while the machine sleeps, as the monotonic one of Linux does not (clock_gettime(2),
 * CLOCK_MONOTONIC): when the wall clock gets ahead of it, so does this one. A wall clock that is set forward
 * ends a lease too early, and does no other harm.
 *
 * @returns milliseconds since any time
 */
export function wakefulClock(
  monotonicNow: () => number = () => performance.now(),
  wallNow: () => number = Date.now,
): () => number {
  const distanceMs = wallNow() - monotonicNow();
  let sleptMs = 0;
  return () => {
    const monotonicMs = monotonicNow();
    const aheadMs = wallNow() - monotonicMs - distanceMs;
    if (aheadMs > sleptMs + SLEEP_MS) sleptMs = aheadMs;
    return monotonicMs + sleptMs;
  };
}
