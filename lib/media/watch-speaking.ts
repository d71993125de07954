import { systemClock } from '../base/clock';
import { sharedMeter } from './shared-meter';
import { hear, silent } from './speaking';

/** Above it somebody speaks rather than breathes, of 1. */
const SPEAKING_LEVEL = 0.15;

/**
 * Tells when somebody begins or ends to speak into a microphone.
 *
 * @param tell called when it changes only
 * @returns what ends it
 */
export function watchSpeaking(
  track: MediaStreamTrack,
  tell: (speaking: boolean) => void,
  meterOf = sharedMeter,
): () => void {
  const meter = meterOf(track);
  let heard = silent;
  return meter.subscribe(() => {
    const { speaking } = heard;
    heard = hear(heard, meter.getSnapshot() > SPEAKING_LEVEL, systemClock.now());
    if (heard.speaking !== speaking) tell(heard.speaking);
  });
}
