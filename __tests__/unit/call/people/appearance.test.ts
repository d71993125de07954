import { noStreams } from '../../../../lib/call/media/remote-tracks';
import { Appearance } from '../../../../lib/call/people/appearance';
import { factsOf } from '../../../fakes/facts';
import { standIn } from '../../../fakes/stand-in';

const stream = (name: string) => standIn<MediaStream>({ name });

const streams = {
  microphone: stream('microphone'),
  camera: stream('camera'),
  screen: stream('screen'),
  screenAudio: stream('screen audio'),
};

const loud = { audioLevel: () => 1 };

function world() {
  let nowMs = 0;
  const appearance = new Appearance(() => nowMs);
  const poll = (link: typeof loud | null, atMs: number) => {
    nowMs = atMs;
    return appearance.poll(link, atMs);
  };
  return { appearance, poll };
}

it('shows a camera that is on and sent, and no other', () => {
  const { appearance } = world();
  expect(appearance.view(streams, true)).toMatchObject({ facts: null, camera: null });
  expect(appearance.sending).toBeNull();

  appearance.learn(factsOf('Ana'));
  expect(appearance.view(streams, true).camera).toBeNull();

  appearance.learn(factsOf('Ana', { camera: true }));
  expect(appearance.view(streams, true)).toMatchObject({ camera: streams.camera, resting: null });
  expect(appearance.sending).toEqual({ microphone: true, camera: true });

  expect(appearance.setRests({ cause: 'line', screenSound: false })).toBe(true);
  expect(appearance.setRests({ cause: 'line', screenSound: false })).toBe(false);
  expect(appearance.view(streams, true)).toMatchObject({ camera: null, resting: 'line' });
  expect(appearance.sending).toEqual({ microphone: true, camera: false });
});

it('tells that the sound of a screen is not sent, as long as there is a screen', () => {
  const { appearance } = world();
  appearance.learn(factsOf('Ana', { screen: true }));
  expect(appearance.view(streams, true)).toMatchObject({ screenSoundRests: false });
  expect(appearance.setRests({ cause: null, screenSound: true })).toBe(true);
  expect(appearance.view(streams, true)).toMatchObject({ screenSoundRests: true, resting: null });
  appearance.learn(factsOf('Ana'));
  expect(appearance.view(streams, true)).toMatchObject({ screenSoundRests: false });
});

it('has the last pictures stand while a link is down, and then go', () => {
  const { appearance, poll } = world();
  appearance.learn(factsOf('Ana', { camera: true, screen: true }));
  appearance.keep(streams);

  const { camera, screen } = streams;
  expect(appearance.view(noStreams, false)).toMatchObject({ camera, screen, microphone: null });
  expect(poll(null, 9_999)).toBe(false);
  expect(appearance.view(noStreams, false)).toMatchObject({ camera, screen });
  expect(poll(null, 10_000)).toBe(true);
  expect(appearance.view(noStreams, false)).toMatchObject({ camera: null, screen: null });
});

it('has what comes over a link that is up in the place of what was seen last', () => {
  const { appearance } = world();
  appearance.learn(factsOf('Ana', { camera: true }));
  appearance.keep(streams);
  const other = { ...streams, camera: stream('another') };

  expect(appearance.view(other, false).camera).toBe(streams.camera);
  expect(appearance.view(other, true).camera).toBe(other.camera);
});

it('marks who speaks, over a link that is up and with a microphone that is on', () => {
  const { appearance, poll } = world();
  appearance.learn(factsOf('Ana'));
  const speaks = () => appearance.view(streams, true).speaking;

  poll(null, 0);
  poll(null, 1_000);
  expect(speaks()).toBe(false);
  poll(loud, 2_000);
  poll(loud, 3_000);
  expect(speaks()).toBe(true);

  appearance.learn(factsOf('Ana', { microphone: false }));
  expect(speaks()).toBe(false);
});

it('asks nothing of a microphone that is off', () => {
  const { appearance, poll } = world();
  const audioLevel = jest.fn(() => 1);
  poll({ audioLevel }, 0);
  appearance.learn(factsOf('Ana', { microphone: false }));
  poll({ audioLevel }, 1_000);

  expect(audioLevel).not.toHaveBeenCalled();
});
