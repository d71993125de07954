import { LevelMeter } from '../../lib/media/level-meter';
import type { FakeAudioContext } from './fake-audio-context';
import { standIn } from './stand-in';

/** @returns what makes meters that hear what this context says, and begin at once */
export function meterOfContext(context: FakeAudioContext): (track: MediaStreamTrack) => LevelMeter {
  return (track) =>
    new LevelMeter(track, {
      createContext: () => context.asAudioContext,
      createStream: () => standIn<MediaStream>({}),
      gestures: () => new EventTarget(),
      whenIdle(callback) {
        callback();
        return () => undefined;
      },
    });
}
