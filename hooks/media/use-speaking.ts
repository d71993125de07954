import { useEffect, useState } from 'react';
import { systemClock } from '../../lib/base/clock';
import { hear, silent } from '../../lib/call/people/speaking';
import { LevelMeter } from '../../lib/media/level-meter';

/** Above it somebody speaks rather than breathes, of 1. */
const SPEAKING_LEVEL = 0.15;

/** @returns whether somebody speaks into a microphone, by its track; false without one. */
export function useSpeaking(track: MediaStreamTrack | null): boolean {
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    if (!track) return undefined;
    const meter = new LevelMeter(track);
    let heard = silent;
    return meter.subscribe(() => {
      heard = hear(heard, meter.getSnapshot() > SPEAKING_LEVEL, systemClock.now());
      setSpeaking(heard.speaking);
    });
  }, [track]);
  return speaking && track !== null;
}
