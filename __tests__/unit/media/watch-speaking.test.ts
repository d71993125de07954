import { watchSpeaking } from '../../../lib/media/watch-speaking';
import { FakeAudioContext } from '../../fakes/fake-audio-context';
import { meterOfContext } from '../../fakes/meter-of-context';
import { standIn } from '../../fakes/stand-in';

describe('watchSpeaking', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells once when somebody begins to speak and once when it is over, however often it is looked at', async () => {
    const context = new FakeAudioContext();
    const tell = jest.fn<void, [boolean]>();
    const stop = watchSpeaking(standIn<MediaStreamTrack>({}), tell, meterOfContext(context));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(tell).not.toHaveBeenCalled();
    context.loudness = 0.5;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(tell.mock.calls).toEqual([[true]]);
    context.loudness = 0;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(tell.mock.calls).toEqual([[true], [false]]);
    stop();
    expect(context.state).toBe('closed');
  });
});
