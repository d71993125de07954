import { useEffect, useState } from 'react';
import { systemClock } from '../lib/base/clock';
import { watchPressure } from '../lib/call/media/pressure-watch';
import { Strain } from '../lib/call/media/strain';

/** @returns whether this machine has too much to do; false while not `watched`, and where the browser does not say. */
export function useStrain(watched: boolean): boolean {
  const [strain] = useState(() => new Strain());
  const [strained, setStrained] = useState(false);
  useEffect(() => {
    if (!watched) return undefined;
    return watchPressure((pressure) => {
      strain.note(pressure, systemClock.now());
      setStrained(strain.strained);
    });
  }, [strain, watched]);
  return strained && watched;
}
