import type { BrowserLack } from '../lib/check/browser-lacks';
import { browserLacks } from '../lib/check/browser-lacks';
import { useClientValue } from './use-client-value';

const here = () => browserLacks(window);

/** @returns what this browser lacks of what a call takes; the server takes it for a full one. */
export function useBrowserLacks(): BrowserLack {
  return useClientValue<BrowserLack>(here, 'nothing');
}
