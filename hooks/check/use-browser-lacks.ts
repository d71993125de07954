import { useSyncExternalStore } from 'react';
import { connectionsRefused } from '../../lib/base/make-connection';
import type { BrowserLack } from '../../lib/check/browser-lacks';
import { browserLacks } from '../../lib/check/browser-lacks';

const whenRefused = (listener: () => void) => connectionsRefused.subscribe(listener);
const here = () => (connectionsRefused.current ? 'calls' : browserLacks(window));
const onServer = () => 'nothing' as const;

/**
 * @returns what this browser lacks of what a call takes. That it makes no connections, though it knows of them, turns
 * out when the first is to be made; the server takes it for a full one.
 */
export function useBrowserLacks(): BrowserLack {
  return useSyncExternalStore<BrowserLack>(whenRefused, here, onServer);
}
