import { useEffect, useState } from 'react';
import type { Volumes } from '../../lib/media/volumes';
import { canSetVolume, rememberedVolumes, rememberVolumes } from '../../lib/media/volumes';
import type { PeerId } from '../../lib/signaling/identifiers';

/** Makes one person louder or less loud, 0 to 1. */
export type SetVolume = (peer: PeerId, volume: number) => void;

/**
 * Remembered for as long as the call is, also when the page is loaded again. Who is not in it is heard as they are.
 *
 * @returns what sets them besides; null where the device lets no page do that
 */
export function useVolumes(): [Volumes, SetVolume | null] {
  const [volumes, setVolumes] = useState(() => rememberedVolumes());
  const [canSet, setCanSet] = useState(true);
  useEffect(() => void canSetVolume().then(setCanSet), []);
  const setVolume = (peer: PeerId, volume: number) => {
    const next = new Map(volumes).set(peer, volume);
    setVolumes(next);
    rememberVolumes(next);
  };
  return [volumes, canSet ? setVolume : null];
}
