import { useCallback, useSyncExternalStore } from 'react';
import { overallPercent } from '../../lib/transfer/transfer-progress';
import type { TransferSource } from '../../lib/transfer/transfer-snapshot';
import { coalesced } from '../base/coalesced';

/** Whoever looks at tabs needs no more, and each telling has the whole head of the document gone through. */
const TOLD_MS = 1_000;

/** @returns whole per cent of what is on its way, while nobody looks at the page; else null */
export function useHiddenProgress(transfers: TransferSource): number | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stop = coalesced(transfers.subscribe, TOLD_MS)(listener);
      document.addEventListener('visibilitychange', listener);
      return () => {
        document.removeEventListener('visibilitychange', listener);
        stop();
      };
    },
    [transfers],
  );
  const percent = () =>
    document.visibilityState === 'hidden'
      ? overallPercent(transfers.getSnapshot().transfers)
      : null;
  return useSyncExternalStore(subscribe, percent, () => null);
}
