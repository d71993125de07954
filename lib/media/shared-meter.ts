import { LevelMeter } from './level-meter';

const meters = new WeakMap<MediaStreamTrack, LevelMeter>();

/** @returns the page's meter of a microphone's track: however many look at it, the track is listened to once. */
export function sharedMeter(track: MediaStreamTrack): LevelMeter {
  const known = meters.get(track);
  if (known) return known;
  const meter = new LevelMeter(track);
  meters.set(track, meter);
  return meter;
}
