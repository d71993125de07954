import { useEffect, useState } from 'react';

const TICK_MS = 1_000;

/** @returns whole seconds since `sinceMs` (milliseconds since the epoch), once a second. */
export function useElapsed(sinceMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((nowMs - sinceMs) / 1_000));
}
