import { useEffect, useState } from 'react';
import { watchSpeaking } from '../../lib/media/watch-speaking';

/** @returns whether somebody speaks into a microphone, by its track; false without one. */
export function useSpeaking(track: MediaStreamTrack | null): boolean {
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    if (!track) return undefined;
    // Told of changes only: React keeps what a state is set to once more until the component is drawn.
    const stop = watchSpeaking(track, setSpeaking);
    return () => {
      stop();
      setSpeaking(false);
    };
  }, [track]);
  return speaking && track !== null;
}
