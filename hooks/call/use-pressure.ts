import { useEffect } from 'react';
import type { Call } from '../../lib/call/call';
import { watchPressure } from '../../lib/call/media/pressure-watch';

/** Has what is sent follow what the machine has to do, where the browser tells of it and for as long as it is `watched`. */
export function usePressure(call: Call, watched: boolean): void {
  useEffect(() => {
    if (!watched) return undefined;
    return watchPressure((pressure) => call.notePressure(pressure));
  }, [call, watched]);
}
