import { systemClock } from '../base/clock';
import { LevelMeter } from './level-meter';

/** Those of which something was heard: they work. */
const heard = new WeakSet<MediaStreamTrack>();

/** For so long, in milliseconds: a device may take a moment to begin. */
const SILENT_MS = 8_000;

/**
 * Tells whether nothing at all comes from a microphone that is on, as when it is switched off on the device itself. A quiet
 * room is something. What was heard once works, and is not listened to any more: programs that take noise away deliver
 * nothing while nobody speaks.
 *
 * @param tell called with true when it is silent, and with false when it is not any more; once each
 * @returns what ends it
 */
export function watchSilence(
  track: MediaStreamTrack,
  tell: (silent: boolean) => void,
  meterOf = (one: MediaStreamTrack) => new LevelMeter(one),
): () => void {
  if (heard.has(track)) return () => undefined;
  const meter = meterOf(track);
  let sinceMs: number | null = null;
  let told = false;
  const change = (silent: boolean) => {
    if (silent === told) return;
    told = silent;
    tell(silent);
  };
  const stop = meter.subscribe(() => {
    const isStill = meter.isStill();
    if (isStill === false) {
      heard.add(track);
      change(false);
      stop();
    }
    if (!isStill) {
      sinceMs = null;
      return;
    }
    const nowMs = systemClock.now();
    sinceMs ??= nowMs;
    if (nowMs - sinceMs >= SILENT_MS) change(true);
  });
  return stop;
}
