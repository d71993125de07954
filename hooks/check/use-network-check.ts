import { useEffect, useState, useSyncExternalStore } from 'react';
import { askOnOwnSocket } from '../../lib/check/ask-on-own-socket';
import type { CheckSnapshot } from '../../lib/check/check-snapshot';
import { untouched } from '../../lib/check/check-snapshot';
import { NetworkCheck } from '../../lib/check/network-check';
import { createSocketChannel } from '../../lib/line/socket-channel';
import { tabStorage } from '../../lib/storage/text-storage';

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
  const [check] = useState(() => {
    const askIceServers = (signal: AbortSignal) =>
      askOnOwnSocket(signal, createSocketChannel({ memory: tabStorage }));
    return new NetworkCheck({ askIceServers });
  });
  const snapshot = useSyncExternalStore(check.subscribe, check.getSnapshot, serverSnapshot);
  useEffect(() => {
    if (!possible) return;
    check.start();
    return () => check.stop();
  }, [check, possible]);
  return { snapshot, check };
}
