import { useEffect, useRef } from 'react';
import type { Call } from '../lib/call/call';
import { useLooking } from './use-looking';

/** Who is back so soon finds the pictures as they were. */
const UNSEEN_MS = 3_000;

/** Has the others send no pictures while nobody looks at this page. */
export function useWatching(call: Call): void {
  const unseen = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLooking((looking) => {
    clearTimeout(unseen.current);
    if (looking) call.setWatching(true);
    else unseen.current = setTimeout(() => call.setWatching(false), UNSEEN_MS);
  });
  useEffect(() => () => clearTimeout(unseen.current), []);
}
