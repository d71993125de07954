import { useSyncExternalStore } from 'react';
import type { RememberedSwitch } from '../../lib/storage/remembered-switch';

/** @returns how it stands, and what sets it */
export function useSwitch(choice: RememberedSwitch): [on: boolean, choose: (on: boolean) => void] {
  const on = useSyncExternalStore(choice.subscribe, choice.getSnapshot, () => choice.atFirst);
  return [on, choice.choose];
}
