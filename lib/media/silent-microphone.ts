import { systemClock } from '../base/clock';
import { sharedMeter } from './shared-meter';

/** For so long, in milliseconds: a device may take a moment to begin. */
const SILENT_MS = 8_000;

/** A gap that is shorter, in milliseconds, is none that a program makes: sound stumbles on a machine that has much to do. */
const PAUSE_MS = 500;

/** Those of which something was heard. */
const heard = new WeakSet<MediaStreamTrack>();

/** What devices are called that deliver nothing while nobody speaks, as with a program that takes noise away. */
const pausing = new Set<string>();

/**
 * Tells whether nothing at all comes from a microphone that is on, as when it is switched off on the device itself. A quiet
 * room is something, down to the last bit. One that delivered nothing for a while between two sounds does so by itself, and
 * is not listened to any more: so whoever has noise taken away is told once at most, and not at all if a pause is shorter.
 *
 * @param tell called with true when it is silent, and with false when it is not any more; once each
 * @returns what ends it
 */
export function watchSilence(
  track: MediaStreamTrack,
  tell: (silent: boolean) => void,
  meterOf = sharedMeter,
): () => void {
  if (pausing.has(track.label)) return () => undefined;
  const meter = meterOf(track);
  let sinceMs: number | null = null;
  let told = false;
  const change = (silent: boolean) => {
    if (silent === told) return;
    told = silent;
    tell(silent);
  };
  const stop = meter.subscribe(() => {
    const nowMs = systemClock.now();
    const lastedMs = sinceMs === null ? 0 : nowMs - sinceMs;
    switch (meter.isStill()) {
      case true:
        sinceMs ??= nowMs;
        if (lastedMs >= SILENT_MS) change(true);
        return;
      case false:
        sinceMs = null;
        change(false);
        if (heard.has(track) && lastedMs >= PAUSE_MS) {
          pausing.add(track.label);
          stop();
        }
        heard.add(track);
        return;
      case null:
        sinceMs = null;
    }
  });
  return stop;
}
