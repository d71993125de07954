import { CaptionChoice } from '../../../lib/captions/caption-choice';
import { FakeStorage } from '../../fakes/fake-storage';

describe('the choice of captions', () => {
  it('is none at first, is told, and is remembered', () => {
    const storage = new FakeStorage();
    const choice = new CaptionChoice(storage);
    expect(choice.getSnapshot()).toBeNull();
    const heard = jest.fn();
    choice.subscribe(heard);
    choice.choose('de-DE');
    expect(heard).toHaveBeenCalledTimes(1);
    expect(new CaptionChoice(storage).getSnapshot()).toBe('de-DE');
    choice.choose(null);
    expect(new CaptionChoice(storage).getSnapshot()).toBeNull();
  });

  it.each(['', '<b>', 'en-US; x', 'e'.repeat(50)])('passes over %j', (kept) => {
    const storage = new FakeStorage();
    storage.setItem('tertulia.captions', kept);
    expect(new CaptionChoice(storage).getSnapshot()).toBeNull();
  });
});
