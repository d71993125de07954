import { useState } from 'react';
import { useClientValue } from './use-client-value';

/**
 * A choice that is remembered on this device.
 *
 * @param read what is remembered; the same function every time
 * @param unknown what it counts as on the server, which knows nothing of the device
 * @returns how it stands, and what sets it
 */
export function useRemembered<T extends string | boolean>(
  read: () => T,
  remember: (value: T) => void,
  unknown: T,
): [value: T, setValue: (value: T) => void] {
  const remembered = useClientValue(read, unknown);
  const [chosen, setChosen] = useState<T | null>(null);
  const setValue = (value: T) => {
    remember(value);
    setChosen(value);
  };
  return [chosen ?? remembered, setValue];
}
