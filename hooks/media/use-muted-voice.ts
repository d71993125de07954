import { useEffect, useState } from 'react';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { mutedVoiceChoice, watchMutedVoice } from '../../lib/media/muted-voice';
import { useSwitch } from '../base/use-switch';

/** Long enough to read it and to press; speaking on prolongs it. */
const TOLD_MS = 6_000;

/** @returns whether the person speaks, or did a moment ago, into a microphone that is muted */
export function useMutedVoice({ microphone, muted }: MediaSnapshot): boolean {
  const [wanted] = useSwitch(mutedVoiceChoice);
  const [heard, setHeard] = useState(false);
  const track = wanted && muted && microphone.status === 'on' ? microphone.track : null;
  useEffect(() => {
    if (!track) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = watchMutedVoice(track, () => {
      // React keeps what a state is set to once more until the component is drawn.
      if (timer === undefined) setHeard(true);
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        setHeard(false);
      }, TOLD_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
      setHeard(false);
    };
  }, [track]);
  return heard;
}
