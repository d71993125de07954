import { useSyncExternalStore } from 'react';
import type { Apart } from '../../lib/stage/apart';
import { pageApart } from '../../lib/stage/apart';

/** @returns where pictures are shown apart from the page; null where they are not */
export function useApart(): Apart | null {
  return useSyncExternalStore(pageApart.subscribe, pageApart.getSnapshot, () => null);
}
