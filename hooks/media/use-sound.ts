import { useEffect } from 'react';
import type { Sound } from '../../lib/sounds/sounds';
import { deviceSounds } from '../../lib/sounds/sounds';

/** Plays a sound for each thing that comes. @param news the id of it; null: there is nothing */
export function useSound(sound: Sound, news: string | null): void {
  useEffect(() => {
    if (news) deviceSounds.play(sound);
  }, [sound, news]);
}
