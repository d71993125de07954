import { CaptionChoice } from '../../../lib/captions/caption-choice';
import { FakeClock } from '../../fakes/fake-clock';
import { FakeStorage } from '../../fakes/fake-storage';

const isThere = async () => true;
const isNot = async () => false;

function choiceOf(storage = new FakeStorage()) {
  const clock = new FakeClock();
  return { storage, clock, choice: new CaptionChoice(storage, clock) };
}

describe('the choice of captions', () => {
  it('is none at first, is told, and is remembered', async () => {
    const { storage, clock, choice } = choiceOf();
    expect(choice.getSnapshot().language).toBeNull();
    const heard = jest.fn();
    choice.subscribe(heard);
    choice.choose('de-DE', isThere);
    expect(choice.getSnapshot()).toMatchObject({ language: null, awaited: 'de-DE' });
    await clock.advance(1_000);
    expect(choice.getSnapshot()).toMatchObject({ language: 'de-DE', awaited: null, failed: null });
    expect(heard).toHaveBeenCalledTimes(2);
    expect(choiceOf(storage).choice.getSnapshot().language).toBe('de-DE');
    choice.chooseNone();
    expect(choiceOf(storage).choice.getSnapshot().language).toBeNull();
    expect(clock.pending).toBe(0);
  });

  it('has nothing fetched of what is only passed by', async () => {
    const { clock, choice } = choiceOf();
    const [first, second] = [jest.fn(isThere), jest.fn(isThere)];
    choice.choose('de-DE', first);
    await clock.advance(300);
    choice.choose('en-US', second);
    await clock.advance(5_000);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
    expect(choice.getSnapshot().language).toBe('en-US');
  });

  it('stays with what there was when another language cannot be had, and says so', async () => {
    const { clock, choice } = choiceOf();
    choice.choose('de-DE', isThere);
    await clock.advance(1_000);
    choice.choose('en-US', isNot);
    await clock.advance(1_000);
    expect(choice.getSnapshot()).toMatchObject({ language: 'de-DE', failed: 'en-US' });
    choice.choose('fr-FR', isThere);
    await clock.advance(1_000);
    expect(choice.getSnapshot()).toMatchObject({ language: 'fr-FR', failed: null });
  });

  it('is the later word, whatever comes of an earlier one', async () => {
    const { clock, choice } = choiceOf();
    const answers: ((isThere: boolean) => void)[] = [];
    const slow = () => new Promise<boolean>((resolve) => answers.push(resolve));
    choice.choose('de-DE', slow);
    await clock.advance(1_000);
    choice.chooseNone();
    answers[0]?.(true);
    await clock.advance(1_000);
    expect(choice.getSnapshot()).toMatchObject({ language: null, awaited: null });
    choice.choose('de-DE', slow);
    await clock.advance(1_000);
    choice.choose('en-US', isThere);
    await clock.advance(1_000);
    answers[1]?.(false);
    await clock.advance(1_000);
    expect(choice.getSnapshot()).toMatchObject({ language: 'en-US', failed: null });
  });

  it('is another try when the same language is chosen once more', async () => {
    const { clock, choice } = choiceOf();
    const times: number[] = [];
    for (let time = 0; time < 2; time++) {
      choice.choose('de-DE', isThere);
      await clock.advance(1_000);
      times.push(choice.getSnapshot().time);
    }
    expect(new Set(times).size).toBe(2);
  });

  it.each(['', '<b>', 'en-US; x', 'e'.repeat(50)])('passes over %j', (kept) => {
    const storage = new FakeStorage();
    storage.setItem('tertulia.captions', kept);
    expect(choiceOf(storage).choice.getSnapshot().language).toBeNull();
  });
});
