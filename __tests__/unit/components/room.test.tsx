import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Room } from '../../../components/room/Room';
import type { CallStatus } from '../../../lib/call/call-snapshot';
import { stubBrowserMedia } from './browser-stubs';
import { fakeVerbs } from './fake-verbs';
import { mediaOf, room, seat, snapshotOf } from './fixtures';
import { renderIn } from './render-in';

const call = { join: jest.fn(), wait: jest.fn(), stopWaiting: jest.fn(), leave: jest.fn() };
const useCall = jest.fn();
const useLocalMedia = jest.fn();

jest.mock('../../../hooks/use-level', () => ({ useLevel: () => 0 }));
jest.mock('../../../lib/media/speaker', () => ({ setSpeaker: jest.fn() }));
jest.mock('../../../hooks/use-call', () => ({
  useCall: (...options: unknown[]): unknown => useCall(...options),
}));
jest.mock('../../../hooks/use-local-media', () => ({
  useLocalMedia: (...options: unknown[]): unknown => useLocalMedia(...options),
}));

/** What the call says from the next rendering on. */
const say = (status: CallStatus) =>
  useCall.mockReturnValue({ snapshot: snapshotOf({ call: status }), call });

beforeEach(() => {
  stubBrowserMedia();
  jest.clearAllMocks();
  window.localStorage.clear();
  window.history.replaceState(null, '', `/room/${room}`);
  useLocalMedia.mockReturnValue({ media: mediaOf({ muted: true }), local: fakeVerbs() });
  say({ status: 'lobby' });
});

const show = (nameFromLink: string | null = null) => (
  <Room room={room} nameFromLink={nameFromLink} />
);

const nameField = () => screen.getByRole('textbox', { name: 'Your name' });

it('takes the name from the link, and remembers it on this device when one joins', async () => {
  const { unmount } = renderIn('en', show('Ana'));
  expect(nameField()).toHaveProperty('value', 'Ana');
  await userEvent.click(screen.getByRole('button', { name: 'Join' }));
  expect(call.join).toHaveBeenCalledTimes(1);
  unmount();
  renderIn('en', show());
  expect(nameField()).toHaveProperty('value', 'Ana');
});

it.each([
  ['en', 'Guest'],
  ['es', 'Invitado'],
] as const)('calls somebody without a name in %s %s', (locale, guest) => {
  renderIn(locale, show());
  expect(useCall).toHaveBeenLastCalledWith(expect.objectContaining({ name: guest }));
});

it('says that the room is full, and waits for a seat when asked to', async () => {
  say({ status: 'full', capacity: 5, position: null });
  renderIn('en', show());
  expect(screen.getByRole('alert').textContent).toContain('full');
  await userEvent.click(screen.getByRole('button', { name: 'Wait for a seat' }));
  expect(call.wait).toHaveBeenCalledTimes(1);
});

it('shows the place in the queue, and lets one stop waiting', async () => {
  say({ status: 'full', capacity: 5, position: 2 });
  renderIn('en', show());
  expect(screen.getByRole('status').textContent).toContain('number 2');
  await userEvent.click(screen.getByRole('button', { name: 'Stop waiting' }));
  expect(call.stopWaiting).toHaveBeenCalledTimes(1);
});

it('goes back in at once from the page after the call, as muted as before', async () => {
  const view = renderIn('en', show());
  say(seat);
  view.show(show());
  await userEvent.click(screen.getByRole('button', { name: 'Leave' }));
  expect(call.leave).toHaveBeenCalledTimes(1);

  say({ status: 'left' });
  view.show(show());
  expect(screen.getByRole('heading', { name: 'You left the room' })).toBeTruthy();
  expect(screen.queryByRole('group')).toBeNull();

  say({ status: 'joining' });
  await userEvent.click(screen.getByRole('button', { name: 'Rejoin' }));
  expect(call.join).toHaveBeenCalledTimes(1);
  expect(useLocalMedia).toHaveBeenLastCalledWith({ muted: true, cameraWanted: false });
});

it('says in words why the server refused, and leads back to the door', async () => {
  say({ status: 'refused', code: 'replaced' });
  renderIn('en', show());
  expect(screen.getByRole('alert').textContent).toContain('This seat was opened elsewhere');
  say({ status: 'lobby' });
  await userEvent.click(screen.getByRole('button', { name: 'Back to the door' }));
  expect(screen.getByRole('button', { name: 'Join' })).toBeTruthy();
  expect(call.join).not.toHaveBeenCalled();
});
