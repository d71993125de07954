import { setSpeaker } from '../../../lib/media/speaker';
import { standIn } from '../../fakes/stand-in';

/** An audio element in a browser with the given speakers. */
function fakeElement(speakers: readonly string[]) {
  const calls: string[] = [];
  const element = {
    sinkId: '',
    async setSinkId(id: string) {
      calls.push(id);
      if (!speakers.includes(id)) throw new DOMException('', 'NotFoundError');
      element.sinkId = id;
    },
  };
  return { element, calls, asElement: standIn<HTMLMediaElement>(element) };
}

describe('setSpeaker', () => {
  it('takes the chosen speaker, once', async () => {
    const { element, calls, asElement } = fakeElement(['', 'loud']);
    await setSpeaker(asElement, 'loud');
    await setSpeaker(asElement, 'loud');
    expect(element.sinkId).toBe('loud');
    expect(calls).toEqual(['loud']);
  });

  it('goes back to the default when the chosen one is gone', async () => {
    const { element, asElement } = fakeElement(['', 'loud']);
    await setSpeaker(asElement, 'loud');
    await setSpeaker(asElement, 'gone');
    expect(element.sinkId).toBe('');
  });

  it('gives up quietly when there is no speaker at all', async () => {
    const { element, calls, asElement } = fakeElement([]);
    element.sinkId = 'gone';
    await expect(setSpeaker(asElement, 'loud')).resolves.toBeUndefined();
    expect(calls).toEqual(['loud', '']);
  });

  it('does nothing where the browser has no choice', async () => {
    await expect(setSpeaker(standIn<HTMLMediaElement>({}), 'loud')).resolves.toBeUndefined();
  });
});
