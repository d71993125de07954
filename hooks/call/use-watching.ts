import { useEffect } from 'react';
import type { Call } from '../../lib/call/call';
import { useApart } from '../stage/use-apart';
import { usePageSeen } from '../base/use-page-seen';

/** Who is back so soon finds the pictures as they were. */
const UNSEEN_MS = 3_000;

/** Has the others send no pictures while nobody looks at this page, nor at what it shows apart. */
export function useWatching(call: Call): void {
  const apart = useApart() !== null;
  const looking = usePageSeen() || apart;
  useEffect(() => {
    if (looking) {
      call.setWatching(true);
      return undefined;
    }
    const timer = setTimeout(() => call.setWatching(false), UNSEEN_MS);
    return () => clearTimeout(timer);
  }, [call, looking]);
}
