import { useEffect, useState } from 'react';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { watchSilence } from '../../lib/media/silent-microphone';

/** @returns the track of a microphone that is on, and from which nothing comes; null while there is none */
export function useSilentMicrophone(media: MediaSnapshot): MediaStreamTrack | null {
  const { microphone, muted, interrupted } = media;
  const [silent, setSilent] = useState(false);
  const isOpen = microphone.status === 'on' && !muted && !interrupted.includes('microphone');
  const track = isOpen ? microphone.track : null;
  useEffect(() => {
    if (!track) return undefined;
    const stop = watchSilence(track, setSilent);
    return () => {
      stop();
      setSilent(false);
    };
  }, [track]);
  return silent ? track : null;
}
