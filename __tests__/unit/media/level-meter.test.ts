import type { LevelMeterEdges } from '../../../lib/media/level-meter';
import { LevelMeter } from '../../../lib/media/level-meter';
import { FakeAudioContext } from '../../fakes/fake-audio-context';
import { FakeMediaTrack } from '../../fakes/fake-media-track';
import { standIn } from '../../fakes/stand-in';

const atOnce: LevelMeterEdges['whenIdle'] = (callback) => {
  callback();
  return () => undefined;
};

function meterWorld(context = new FakeAudioContext(), whenIdle = atOnce) {
  const gestures = new EventTarget();
  let contexts = 0;
  const meter = new LevelMeter(standIn<MediaStreamTrack>(new FakeMediaTrack('audio')), {
    createContext() {
      contexts++;
      return context.asAudioContext;
    },
    createStream: () => standIn<MediaStream>({}),
    gestures: () => gestures,
    whenIdle,
  });
  return { context, gestures, meter, contexts: () => contexts };
}

describe('LevelMeter', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('does nothing until somebody wants to know', () => {
    const { meter, contexts } = meterWorld();
    expect(contexts()).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
    expect(meter.getSnapshot()).toBe(0);
  });

  it('waits for an idle moment, and opens nothing when nobody wants to know any more', () => {
    const waiting = new Set<() => void>();
    const { meter, contexts } = meterWorld(new FakeAudioContext(), (callback) => {
      waiting.add(callback);
      return () => waiting.delete(callback);
    });
    meter.subscribe(() => undefined)();
    expect(waiting.size).toBe(0);
    meter.subscribe(() => undefined);
    expect(contexts()).toBe(0);
    for (const callback of waiting) callback();
    expect(contexts()).toBe(1);
  });

  it('tells of each reading, at most 20 times a second, and keeps a level that hardly changes', () => {
    const { meter, context } = meterWorld();
    const heard = jest.fn();
    meter.subscribe(heard);
    jest.advanceTimersByTime(1_000);
    expect(heard.mock.calls.length).toBeGreaterThanOrEqual(15);
    expect(meter.getSnapshot()).toBe(0);
    context.loudness = 0.1;
    jest.advanceTimersByTime(100);
    const level = meter.getSnapshot();
    expect(level).toBeCloseTo(2 / 3, 5);
    context.loudness = 0.101;
    jest.advanceTimersByTime(1_000);
    expect(meter.getSnapshot()).toBe(level);
    let change = 0;
    heard.mockClear();
    for (let ms = 0; ms < 1_000; ms++) {
      context.loudness = ++change % 2 ? 0.5 : 0.01;
      jest.advanceTimersByTime(1);
    }
    expect(heard.mock.calls.length).toBeLessThanOrEqual(20);
  });

  it('measures for all with one context, and closes it with the last', () => {
    const { meter, context, contexts } = meterWorld();
    const first = meter.subscribe(() => undefined);
    const second = meter.subscribe(() => undefined);
    context.loudness = 0.1;
    jest.advanceTimersByTime(100);
    first();
    expect(context.state).toBe('running');
    second();
    expect(contexts()).toBe(1);
    expect(context.state).toBe('closed');
    expect(jest.getTimerCount()).toBe(0);
    expect(meter.getSnapshot()).toBe(0);
  });

  it('wakes up at a gesture where the browser asks for one, and after an interruption', async () => {
    const { meter, context, gestures } = meterWorld();
    context.mayRun = false;
    const stop = meter.subscribe(() => undefined);
    await Promise.resolve();
    expect(context.state).toBe('suspended');
    context.mayRun = true;
    gestures.dispatchEvent(new Event('pointerdown'));
    expect(context.state).toBe('running');
    context.become('suspended');
    expect(context.state).toBe('running');
    stop();
    gestures.dispatchEvent(new Event('pointerdown'));
    expect(context.state).toBe('closed');
  });

  it('shows nothing where the browser can not listen', () => {
    const { meter, context } = meterWorld();
    context.refusesSource = true;
    context.loudness = 1;
    meter.subscribe(() => undefined)();
    expect(jest.getTimerCount()).toBe(0);
    expect(context.state).toBe('closed');
  });
});
