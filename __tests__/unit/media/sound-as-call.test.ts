/** @jest-environment jsdom */
import { soundAsCall } from '../../../lib/media/sound-as-call';

it('says that there is a call for as long as there is one', () => {
  const audioSession = { type: 'auto' };
  Object.defineProperty(navigator, 'audioSession', { configurable: true, value: audioSession });
  const end = soundAsCall();
  expect(audioSession.type).toBe('play-and-record');
  end();
  expect(audioSession.type).toBe('auto');
});

it('does without where the browser does not ask', () => {
  Object.defineProperty(navigator, 'audioSession', { configurable: true, value: undefined });
  expect(() => soundAsCall()()).not.toThrow();
});
