import { RememberedSwitch } from '../storage/remembered-switch';
import { LevelMeter } from './level-meter';

/** Above it somebody speaks towards the microphone, of 1; whoever speaks in the next room does not. */
const SPEECH_LEVEL = 0.35;

/** So many more readings above it than below make speech: some 700 ms. A cough or a key makes fewer. */
const SPEECH_READINGS = 10;

/** Whether a muted microphone is listened to, as chosen on this device. */
export const mutedVoiceChoice = new RememberedSwitch('tertulia.mutedVoice', true);

/**
 * Tells again and again while somebody speaks into a microphone that is muted. It listens to a clone of the track: the
 * track itself, which is what is sent, delivers silence. Nothing of the clone leaves this function but that it was spoken
 * into. A clone keeps the device open, also in browsers that let go of it when it is muted.
 *
 * @param heard called as long as somebody speaks, some fifteen times a second
 * @returns what ends it, and stops the clone
 */
export function watchMutedVoice(
  track: MediaStreamTrack,
  heard: () => void,
  meterOf = (clone: MediaStreamTrack) => new LevelMeter(clone),
): () => void {
  const clone = track.clone();
  clone.enabled = true;
  const meter = meterOf(clone);
  let loud = 0;
  const stop = meter.subscribe(() => {
    const step = meter.getSnapshot() > SPEECH_LEVEL ? 1 : -1;
    loud = Math.min(SPEECH_READINGS, Math.max(0, loud + step));
    if (loud === SPEECH_READINGS) heard();
  });
  return () => {
    stop();
    clone.stop();
  };
}
