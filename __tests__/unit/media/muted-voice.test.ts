import { watchMutedVoice } from '../../../lib/media/muted-voice';
import { FakeAudioContext } from '../../fakes/fake-audio-context';
import { FakeMediaTrack } from '../../fakes/fake-media-track';
import { meterOfContext } from '../../fakes/meter-of-context';
import { standIn } from '../../fakes/stand-in';

function voiceWorld() {
  const context = new FakeAudioContext();
  const clone = new FakeMediaTrack('audio');
  clone.enabled = false;
  const track = Object.assign(new FakeMediaTrack('audio'), { clone: () => clone });
  track.enabled = false;
  const heard = jest.fn();
  const stop = watchMutedVoice(standIn<MediaStreamTrack>(track), heard, meterOfContext(context));
  return { context, clone, track, heard, stop };
}

/** As loud as somebody before the microphone, and as in the next room. */
const SPEECH = 0.1;
const MURMUR = 0.005;

describe('watchMutedVoice', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('hears who speaks by a clone, while what is sent stays silent', () => {
    const { context, clone, track, heard, stop } = voiceWorld();
    expect(clone.enabled).toBe(true);
    context.loudness = SPEECH;
    jest.advanceTimersByTime(1_000);
    expect(heard).toHaveBeenCalled();
    expect(track.enabled).toBe(false);
    stop();
  });

  it('lets go of the device when it ends', () => {
    const { context, clone, track, heard, stop } = voiceWorld();
    stop();
    expect(clone.readyState).toBe('ended');
    expect(track.readyState).toBe('live');
    expect(context.state).toBe('closed');
    context.loudness = SPEECH;
    jest.advanceTimersByTime(5_000);
    expect(heard).not.toHaveBeenCalled();
  });

  it('does not take a cough, keys or the next room for somebody who speaks', () => {
    const { context, heard, stop } = voiceWorld();
    context.loudness = MURMUR;
    jest.advanceTimersByTime(5_000);
    for (let key = 0; key < 10; key += 1) {
      context.loudness = SPEECH;
      jest.advanceTimersByTime(140);
      context.loudness = 0;
      jest.advanceTimersByTime(200);
    }
    context.loudness = SPEECH;
    jest.advanceTimersByTime(400);
    context.loudness = 0;
    jest.advanceTimersByTime(5_000);
    expect(heard).not.toHaveBeenCalled();
    stop();
  });
});
