import { useState } from 'react';

/**
 * What somebody asked the server for is shown at once: until it is done, or the server can't be asked.
 *
 * @param current as the server has it
 * @param online whether the server hears what is asked for
 */
export function useWanted<T>(
  current: T,
  online: boolean,
): { shown: T; setWanted: (wanted: T) => void } {
  const [wanted, setWanted] = useState<{ readonly value: T } | null>(null);
  if (wanted !== null && (!online || wanted.value === current)) setWanted(null);
  return {
    shown: wanted ? wanted.value : current,
    setWanted: (value) => setWanted({ value }),
  };
}
