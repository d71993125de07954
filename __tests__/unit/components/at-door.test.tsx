import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AtDoor } from '../../../components/room/AtDoor';
import type { CallStatus } from '../../../lib/call/call-snapshot';
import { fakeTrack, stubBrowserMedia } from './browser-stubs';
import { renderIn } from './render-in';

const takePicture = jest.fn();
jest.mock('../../../lib/door/take-picture', () => ({
  takePicture: (...options: unknown[]): unknown => takePicture(...options),
}));

type Place = Extract<CallStatus, { status: 'atDoor' }>;

const onKnock = jest.fn();
const onGiveUp = jest.fn();

beforeEach(() => {
  stubBrowserMedia();
  jest.clearAllMocks();
});

function atDoor(change: Partial<Place> = {}, camera: MediaStreamTrack | null = null) {
  const place: Place = {
    status: 'atDoor',
    reason: 'locked',
    knocked: false,
    hostAway: false,
    ...change,
  };
  return (
    <AtDoor
      place={place}
      name="Sofía"
      serverConnected
      camera={camera}
      onKnock={onKnock}
      onGiveUp={onGiveUp}
    />
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it('says that the room is locked and what the host will see, and knocks', async () => {
  renderIn('en', atDoor());
  const words = screen.getByRole('alert').textContent;
  expect(words).toContain('This room is locked');
  expect(words).toContain('Sofía');
  expect(screen.queryByRole('checkbox')).toBeNull();
  await press('Knock');
  expect(onKnock).toHaveBeenCalledWith(null);
});

it('takes the focus along when the button that had it goes, and no second click for another press', async () => {
  const { show } = renderIn('en', atDoor());
  await press('Knock');
  show(atDoor({ knocked: true }));
  expect(document.activeElement?.textContent).toContain('You have knocked.');
  await userEvent.dblClick(screen.getByRole('button', { name: 'Stop knocking' }));
  expect(onGiveUp).toHaveBeenCalledTimes(1);
});

it('tells somebody who was removed so', () => {
  renderIn('en', atDoor({ reason: 'removed' }));
  expect(screen.getByRole('heading', { name: 'You were removed from this room' })).toBeTruthy();
});

it('takes a picture only when asked to, shows it, and sends that one', async () => {
  takePicture.mockResolvedValue('AAAA');
  const camera = fakeTrack();
  renderIn('en', atDoor({}, camera));
  const box = screen.getByRole('checkbox', { name: 'Show a picture of me' });
  expect(box).toHaveProperty('checked', false);
  expect(takePicture).not.toHaveBeenCalled();
  await userEvent.click(box);
  const image = await screen.findByRole('img', { name: 'The picture that the host will see' });
  expect(image.getAttribute('src')).toBe('data:image/jpeg;base64,AAAA');
  await press('Knock');
  expect(onKnock).toHaveBeenCalledWith('AAAA');
  expect(takePicture).toHaveBeenCalledTimes(1);
  expect(takePicture).toHaveBeenCalledWith(camera);
});

it('sends no picture that was taken back', async () => {
  takePicture.mockResolvedValue('AAAA');
  renderIn('en', atDoor({}, fakeTrack()));
  const box = screen.getByRole('checkbox');
  await userEvent.click(box);
  await screen.findByRole('img');
  await userEvent.click(box);
  expect(screen.queryByRole('img')).toBeNull();
  await press('Knock');
  expect(onKnock).toHaveBeenCalledWith(null);
});

it('waits for a picture that is being taken, and says when there is none', async () => {
  let give: (picture: null) => void = () => undefined;
  takePicture.mockReturnValue(new Promise((resolve) => (give = resolve)));
  renderIn('en', atDoor({}, fakeTrack()));
  await userEvent.click(screen.getByRole('checkbox'));
  expect(screen.getByRole('button', { name: 'Knock' })).toHaveProperty('disabled', true);
  await act(async () => give(null));
  expect(screen.getByText(/gave no picture/)).toBeTruthy();
  expect(screen.getByRole('checkbox')).toHaveProperty('checked', false);
  expect(screen.getByRole('button', { name: 'Knock' })).toHaveProperty('disabled', false);
});

it.each([
  [false, 'You have knocked. The host decides.'],
  [true, 'You have knocked, but the host is away.'],
])('waits, and lets one give up (host away: %s)', async (hostAway, words) => {
  renderIn('en', atDoor({ knocked: true, hostAway }, fakeTrack()));
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Knock' })).toBeNull();
  await press('Stop knocking');
  expect(onGiveUp).toHaveBeenCalledTimes(1);
});
