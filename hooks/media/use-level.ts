import { useMemo, useSyncExternalStore } from 'react';
import { LevelMeter } from '../../lib/media/level-meter';

const silence = {
  subscribe: () => () => undefined,
  getSnapshot: () => 0,
};

/** @returns how loud a microphone's track is, 0 to 1; 0 without one. */
export function useLevel(track: MediaStreamTrack | null): number {
  const meter = useMemo(() => (track ? new LevelMeter(track) : silence), [track]);
  return useSyncExternalStore(meter.subscribe, meter.getSnapshot, silence.getSnapshot);
}
