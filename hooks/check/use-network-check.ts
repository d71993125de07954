import { useEffect, useState, useSyncExternalStore } from 'react';
import { askOnOwnSocket } from '../../lib/check/ask-on-own-socket';
import type { CheckSnapshot } from '../../lib/check/check-snapshot';
import { untouched } from '../../lib/check/check-snapshot';
import { NetworkCheck } from '../../lib/check/network-check';

const serverSnapshot = () => untouched;

/**
 * Owns a check of the network for a component's life, and begins it at once.
 *
 * @param possible whether the browser has what is tested with; without that nothing is
 */
export function useNetworkCheck(possible: boolean): {
  snapshot: CheckSnapshot;
  check: NetworkCheck;
} {
  const [check] = useState(
    () => new NetworkCheck({ askIceServers: (signal) => askOnOwnSocket(signal) }),
  );
  const snapshot = useSyncExternalStore(check.subscribe, check.getSnapshot, serverSnapshot);
  useEffect(() => {
    if (!possible) return;
    check.start();
    return () => check.stop();
  }, [check, possible]);
  return { snapshot, check };
}
