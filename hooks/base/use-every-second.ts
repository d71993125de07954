import { useSyncExternalStore } from 'react';

const PERIOD_MS = 1_000;

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, PERIOD_MS);
  return () => clearInterval(timer);
}

/** @param read gives the same thing until it is another one. @returns what it gives, looked at every second */
export function useEverySecond<T>(read: () => T): T {
  return useSyncExternalStore(subscribe, read, read);
}
