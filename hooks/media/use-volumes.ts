import { useState } from 'react';
import type { PeerId } from '../../lib/signaling/identifiers';

/** How loud each person is heard, 0 to 1. */
export type Volumes = ReadonlyMap<PeerId, number>;

/** Remembered for as long as the call is. Who is not in it is heard as they are. */
export function useVolumes(): [Volumes, (peer: PeerId, volume: number) => void] {
  const [volumes, setVolumes] = useState<Volumes>(new Map());
  const setVolume = (peer: PeerId, volume: number) =>
    setVolumes((before) => new Map(before).set(peer, volume));
  return [volumes, setVolume];
}
