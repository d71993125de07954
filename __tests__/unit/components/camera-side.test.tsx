import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CameraSideToggles } from '../../../components/controls/CameraSideToggles';
import { Preview } from '../../../components/lobby/Preview';
import type { CameraSide } from '../../../lib/media/camera-side';
import { fakeTrack, stubBrowserMedia } from './browser-stubs';
import { fakeVerbs } from './fake-verbs';
import { mediaOf } from './fixtures';
import { renderIn } from './render-in';

beforeEach(stubBrowserMedia);

const front: CameraSide = { facing: 'user', canTurn: true, torch: null };
const back: CameraSide = { facing: 'environment', canTurn: true, torch: false };

const names = () => screen.queryAllByRole('button').map((one) => one.getAttribute('aria-label'));

it.each<[string, CameraSide, string[]]>([
  ['a camera at the front', front, ['Use the back camera']],
  ['one at the back with a light', back, ['Use the front camera', 'Turn on the torch']],
  ['its light on', { ...back, torch: true }, ['Use the front camera', 'Turn off the torch']],
  ['any other camera', { facing: null, canTurn: false, torch: null }, []],
])('names what is to be done: %s', (_, cameraSide, expected) => {
  renderIn('en', <CameraSideToggles media={mediaOf({ cameraSide })} local={fakeVerbs()} />);
  expect(names()).toEqual(expected);
});

it('turns the camera, and its light on and off', async () => {
  const local = fakeVerbs();
  renderIn('en', <CameraSideToggles media={mediaOf({ cameraSide: back })} local={local} />);
  await userEvent.click(screen.getByRole('button', { name: 'Use the front camera' }));
  await userEvent.click(screen.getByRole('button', { name: 'Turn on the torch' }));
  expect(local.turnCamera).toHaveBeenCalledTimes(1);
  expect(local.setTorch.mock.calls).toEqual([[true]]);
});

it.each([
  [front, 'true'],
  [back, 'false'],
])('one’s own picture is a mirror only towards oneself', (cameraSide, mirrored) => {
  const camera = { status: 'on', track: fakeTrack(), deviceId: '' } as const;
  renderIn('en', <Preview media={mediaOf({ camera, cameraSide })} local={fakeVerbs()} />);
  expect(document.querySelector('video')?.dataset['mirrored']).toBe(mirrored);
});
