import { setSpeaker } from '../../../lib/media/speaker';
import { settled } from '../../fakes/settled';
import { standIn } from '../../fakes/stand-in';

/** An audio element in a browser with the given speakers, which may become more or fewer. */
function fakeElement(...known: readonly string[]) {
  const speakers = new Set(known);
  const calls: string[] = [];
  const element = {
    sinkId: '',
    async setSinkId(id: string) {
      calls.push(id);
      if (!speakers.has(id)) throw new DOMException('', 'NotFoundError');
      element.sinkId = id;
    },
  };
  return { element, calls, speakers, asElement: standIn<HTMLMediaElement>(element) };
}

describe('setSpeaker', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('takes the chosen speaker, once', async () => {
    const { element, calls, asElement } = fakeElement('', 'loud');
    setSpeaker(asElement, 'loud');
    await settled();
    setSpeaker(asElement, 'loud');
    await settled();
    expect(element.sinkId).toBe('loud');
    expect(calls).toEqual(['loud']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('goes back to the default when the chosen one is gone', async () => {
    const { element, asElement } = fakeElement('', 'loud');
    setSpeaker(asElement, 'loud');
    await settled();
    setSpeaker(asElement, 'gone');
    await settled();
    expect(element.sinkId).toBe('');
  });

  it('tries the chosen one again, later each time, until it can be had', async () => {
    const { element, calls, speakers, asElement } = fakeElement('');
    setSpeaker(asElement, 'headset');
    await settled();
    for (const pauseMs of [1_000, 2_000]) {
      jest.advanceTimersByTime(pauseMs);
      await settled();
    }
    expect(calls.filter((id) => id === 'headset')).toHaveLength(3);
    expect(element.sinkId).toBe('');
    speakers.add('headset');
    jest.advanceTimersByTime(4_000);
    await settled();
    expect(element.sinkId).toBe('headset');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('leaves the element alone once it is ended', async () => {
    const { element, speakers, asElement } = fakeElement('', 'loud');
    const end = setSpeaker(asElement, 'headset');
    end();
    setSpeaker(asElement, 'loud');
    await settled();
    speakers.add('headset');
    jest.advanceTimersByTime(60_000);
    await settled();
    expect(element.sinkId).toBe('loud');
  });

  it('is quiet when there is no speaker at all', async () => {
    const { element, calls, asElement } = fakeElement();
    element.sinkId = 'gone';
    setSpeaker(asElement, 'loud');
    await settled();
    expect(calls).toEqual(['loud', '']);
  });

  it('does nothing where the browser has no choice', async () => {
    setSpeaker(standIn<HTMLMediaElement>({}), 'loud');
    await settled();
    expect(jest.getTimerCount()).toBe(0);
  });
});
