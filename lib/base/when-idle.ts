/** Where there are no idle callbacks (Safari), after so long, in milliseconds. */
const WITHOUT_MS = 1_000;

/**
 * Calls back in an idle moment.
 *
 * @param latestMs such a moment may not come for so long; then it is called all the same
 * @returns what takes it back
 */
export function whenIdle(callback: () => void, latestMs: number): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(callback, Math.min(WITHOUT_MS, latestMs));
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(callback, { timeout: latestMs });
  return () => cancelIdleCallback(handle);
}
