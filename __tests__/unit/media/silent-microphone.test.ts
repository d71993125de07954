import { watchSilence } from '../../../lib/media/silent-microphone';
import { FakeAudioContext } from '../../fakes/fake-audio-context';
import { meterOfContext } from '../../fakes/meter-of-context';
import { standIn } from '../../fakes/stand-in';

let microphones = 0;

function quietWorld(label = `Microphone ${String((microphones += 1))}`) {
  const context = new FakeAudioContext();
  const tell = jest.fn<void, [boolean]>();
  const track = standIn<MediaStreamTrack>({ label });
  const watch = () => watchSilence(track, tell, meterOfContext(context));
  const stop = watch();
  const last = () => tell.mock.lastCall?.[0] ?? false;
  return { context, tell, stop, watch, last };
}

/** As in a room where nobody speaks, in decibels some -100. */
const NOISE = 0.00001;

describe('watchSilence', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells of a microphone from which nothing comes, until something does', async () => {
    const { context, tell, last } = quietWorld();
    await jest.advanceTimersByTimeAsync(7_900);
    expect(last()).toBe(false);
    await jest.advanceTimersByTimeAsync(400);
    expect(last()).toBe(true);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(tell).toHaveBeenCalledTimes(1);
    context.loudness = NOISE;
    await jest.advanceTimersByTimeAsync(100);
    expect(last()).toBe(false);
  });

  it('takes a quiet room for something', async () => {
    const { context, tell } = quietWorld();
    context.loudness = NOISE;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(tell).not.toHaveBeenCalled();
  });

  it('tells of one that was heard and is switched off, and once more of none that was silent by itself', async () => {
    const { context, tell, watch, last } = quietWorld();
    context.loudness = NOISE;
    await jest.advanceTimersByTimeAsync(20_000);
    context.loudness = 0;
    await jest.advanceTimersByTimeAsync(7_900);
    expect(last()).toBe(false);
    await jest.advanceTimersByTimeAsync(400);
    expect(last()).toBe(true);
    context.loudness = NOISE;
    await jest.advanceTimersByTimeAsync(100);
    expect(last()).toBe(false);
    expect(context.state).toBe('closed');
    // As after each unmute.
    watch();
    context.loudness = 0;
    await jest.advanceTimersByTimeAsync(20_000);
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it('leaves one alone that delivers nothing in pauses, also when it is begun anew', async () => {
    const { context, tell } = quietWorld('Gated');
    const again = quietWorld('Gated');
    context.loudness = NOISE;
    await jest.advanceTimersByTimeAsync(1_000);
    context.loudness = 0;
    await jest.advanceTimersByTimeAsync(2_000);
    context.loudness = NOISE;
    await jest.advanceTimersByTimeAsync(100);
    expect(context.state).toBe('closed');
    again.stop();
    again.watch();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(tell).not.toHaveBeenCalled();
    expect(again.tell).not.toHaveBeenCalled();
  });

  it('goes on listening after sound that stumbled', async () => {
    const { context, last } = quietWorld();
    context.loudness = NOISE;
    await jest.advanceTimersByTimeAsync(1_000);
    context.loudness = 0;
    await jest.advanceTimersByTimeAsync(300);
    context.loudness = NOISE;
    await jest.advanceTimersByTimeAsync(1_000);
    context.loudness = 0;
    await jest.advanceTimersByTimeAsync(8_400);
    expect(last()).toBe(true);
  });

  it('knows nothing while the browser does not let it listen', async () => {
    const { context, last, stop } = quietWorld();
    context.mayRun = false;
    context.become('suspended');
    await jest.advanceTimersByTimeAsync(20_000);
    expect(last()).toBe(false);
    context.mayRun = true;
    context.become('running');
    await jest.advanceTimersByTimeAsync(8_400);
    expect(last()).toBe(true);
    stop();
    expect(context.state).toBe('closed');
  });
});
