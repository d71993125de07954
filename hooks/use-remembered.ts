import { useState } from 'react';
import { useClientValue } from './use-client-value';

/**
 * A switch that is remembered on this device.
 *
 * @param read what is remembered; the same function every time
 * @param unknown what it counts as on the server, which knows nothing of the device
 * @returns how it stands, and what sets it
 */
export function useRemembered(
  read: () => boolean,
  remember: (on: boolean) => void,
  unknown: boolean,
): [on: boolean, setOn: (on: boolean) => void] {
  const remembered = useClientValue(read, unknown);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const setOn = (on: boolean) => {
    remember(on);
    setChosen(on);
  };
  return [chosen ?? remembered, setOn];
}
