import { microphoneConstraints } from '../../../lib/media/capture-profile';
import { MicrophoneWishes } from '../../../lib/media/microphone-wishes';

const ignore = () => undefined;

describe('talking while something is held', () => {
  it('is heard as long, and muted again', () => {
    const wishes = new MicrophoneWishes(true, ignore);

    expect(wishes.talk(true, true)).toBe(true);
    expect(wishes).toMatchObject({ muted: false, talking: true });
    expect(wishes.talk(false, true)).toBe(true);
    expect(wishes).toMatchObject({ muted: true, talking: false });
  });

  it.each([
    { muted: false, isOn: true },
    { muted: true, isOn: false },
  ])('is nothing where there is nothing to open: %j', ({ muted, isOn }) => {
    const wishes = new MicrophoneWishes(muted, ignore);

    expect(wishes.talk(true, isOn)).toBe(false);
    expect(wishes).toMatchObject({ muted, talking: false });
  });

  it('ends though the microphone has gone meanwhile', () => {
    const wishes = new MicrophoneWishes(true, ignore);
    wishes.talk(true, true);

    expect(wishes.talk(false, false)).toBe(true);
    expect(wishes.muted).toBe(true);
  });

  it.each([true, false])('gives way to the button: muted %s', (muted) => {
    const wishes = new MicrophoneWishes(true, ignore);
    wishes.talk(true, true);
    wishes.mute(muted);

    expect(wishes.talk(false, true)).toBe(false);
    expect(wishes).toMatchObject({ muted, talking: false });
  });
});

it('asks for a voice, or for music and the hint of it', () => {
  const constrain = jest.fn();
  const wishes = new MicrophoneWishes(false, constrain);
  expect(wishes).toMatchObject({ constraints: microphoneConstraints(false), contentHint: '' });

  wishes.take(true);

  expect(wishes).toMatchObject({ constraints: microphoneConstraints(true), contentHint: 'music' });
  expect(constrain.mock.calls).toEqual([[microphoneConstraints(true)]]);
});
