/**
 * Keeps the screen on, where browsers can (W3C screen-wake-lock): a phone whose screen goes dark puts the page to
 * sleep. Browsers let go of it when the page is hidden, so it is taken again when the page is seen.
 *
 * @returns what ends it
 */
export function holdScreenOn(): () => void {
  const ended = new AbortController();
  let held: WakeLockSentinel | null = null;
  const release = () => void held?.release().catch(() => undefined);

  const take = async () => {
    // TypeScript counts on it; Firefox before 126, Safari before 16.4 and plain http have none.
    const lock: WakeLock | undefined = navigator.wakeLock;
    if (!lock || document.visibilityState !== 'visible') return;
    if (held && !held.released) return;
    try {
      held = await lock.request('screen');
      if (ended.signal.aborted) release();
    } catch {
      // Refused, as with a battery that is nearly empty: the call goes on, and the screen may go dark.
    }
  };
  void take();
  document.addEventListener('visibilitychange', () => void take(), { signal: ended.signal });
  return () => {
    ended.abort();
    release();
  };
}
