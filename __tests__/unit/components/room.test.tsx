import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Room } from '../../../components/room/Room';
import type { CallStatus } from '../../../lib/call/call-snapshot';
import type { DoorToken, SeatToken } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';
import { stubBrowserMedia } from './browser-stubs';
import { fakeVerbs } from './fake-verbs';
import { mediaOf, noChannels, room, seat, snapshotOf } from './fixtures';
import { renderIn } from './render-in';

const call = {
  setShown: jest.fn(),
  setSoundOnly: jest.fn(),
  join: jest.fn(),
  wait: jest.fn(),
  stopWaiting: jest.fn(),
  leave: jest.fn(),
  knock: jest.fn(),
};
const useCall = jest.fn();
const useLocalMedia = jest.fn();

jest.mock('../../../hooks/media/use-level', () => ({ useLevel: () => 0 }));
jest.mock('../../../lib/media/speaker', () => ({ setSpeaker: jest.fn() }));
jest.mock('../../../hooks/call/use-early-line', () => ({ useEarlyLine: () => null }));
jest.mock('../../../hooks/call/use-call', () => ({
  useCall: (...options: unknown[]): unknown => useCall(...options),
}));
jest.mock('../../../hooks/media/use-local-media', () => ({
  useLocalMedia: (...options: unknown[]): unknown => useLocalMedia(...options),
}));

/** What the call says from the next rendering on. */
const say = (status: CallStatus) =>
  useCall.mockReturnValue({
    snapshot: snapshotOf({ call: status }),
    call,
    chatChannels: noChannels,
    fileChannels: noChannels,
  });

beforeEach(() => {
  stubBrowserMedia();
  jest.clearAllMocks();
  window.localStorage.clear();
  window.sessionStorage.clear();
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

it('takes the name out of the address, and knows it when the page is loaded again', async () => {
  window.localStorage.setItem('tertulia.name', 'Somebody else');
  const link = `/room/${room}?lang=en&theme=dark`;
  window.history.replaceState({ key: 'x' }, '', link.replace('&', '&name=Ana%20M&'));
  const { unmount } = renderIn('en', show('Ana M'));
  expect(window.location.pathname + window.location.search).toBe(link);
  expect(window.history.state).toMatchObject({ key: 'x', as: link });
  unmount();

  const again = renderIn('en', show());
  expect(nameField()).toHaveProperty('value', 'Ana M');
  await userEvent.type(nameField(), 'aria');
  again.unmount();
  renderIn('en', show());
  expect(nameField()).toHaveProperty('value', 'Ana Maria');
});

it('keeps the link’s pass with the room where rooms are kept, unless the server does not take it', () => {
  window.localStorage.setItem('tertulia.keepRooms', 'on');
  const pass = `zzzzzzz.${'A'.repeat(43)}`;
  const kept = () => window.localStorage.getItem('tertulia.rooms');
  window.history.replaceState(null, '', `/room/${room}#pass=${pass}`);
  const visit = renderIn('en', show());
  say(seat);
  visit.show(show());
  expect(kept()).toContain(pass);
  visit.unmount();

  say({ status: 'accessNeeded', denied: false });
  const refused = renderIn('en', show());
  say(seat);
  refused.show(show());
  expect(kept()).not.toContain(pass);
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

it('opens and closes the chat for the page around the frame, and tells it', async () => {
  const around = document.body.appendChild(document.createElement('iframe')).contentWindow;
  if (!around) throw new Error('The frame is nowhere.');
  jest.spyOn(window, 'parent', 'get').mockReturnValue(around);
  const told = jest.spyOn(around, 'postMessage').mockImplementation();
  const { origin } = window.location;
  const ask = (command: object) => {
    const data = { tertulia: 1, ...command };
    act(() => {
      window.dispatchEvent(new MessageEvent('message', { data, origin, source: around }));
    });
  };
  say(seat);
  renderIn('en', show());
  await waitFor(() => {
    ask({ command: 'hello' });
    expect(told).toHaveBeenCalledWith({ tertulia: 1, event: 'joined' }, origin);
  });
  ask({ command: 'chat', on: true });
  expect(await screen.findByRole('complementary', { name: 'Chat' })).toBeTruthy();
  expect(told).toHaveBeenLastCalledWith({ tertulia: 1, event: 'chat', on: true }, origin);
  ask({ command: 'chat', on: false });
  expect(screen.queryByRole('complementary', { name: 'Chat' })).toBeNull();
  jest.restoreAllMocks();
});

it('says why a page that can seal nothing does not go in', () => {
  say({ status: 'refused', code: 'cannot_seal' });
  renderIn('en', show());
  expect(
    screen.getByRole('heading', { name: 'This page cannot keep a call private' }),
  ).toBeTruthy();
  expect(screen.getByText(/Ask for the https link/)).toBeTruthy();
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

it('leads to the door of a locked room, and back when one gives up', async () => {
  say({ status: 'atDoor', reason: 'locked', knocked: false, hostAway: false });
  renderIn('en', show('Ana'));
  await userEvent.click(screen.getByRole('button', { name: 'Knock' }));
  expect(call.knock).toHaveBeenCalledWith(null);
  await userEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(call.leave).toHaveBeenCalledTimes(1);
});

it('says that the host refused, and leads back to the door', async () => {
  say({ status: 'turnedAway' });
  renderIn('en', show());
  expect(screen.getByRole('alert').textContent).toContain('The host did not let you in');
  say({ status: 'lobby' });
  await userEvent.click(screen.getByRole('button', { name: 'Back to the door' }));
  expect(screen.getByRole('button', { name: 'Join' })).toBeTruthy();
});

it('says that the host removed one, films nobody, and knocks with the same seat', async () => {
  const returning = { token: standIn<SeatToken>('abc.def'), door: standIn<DoorToken>('ghi.jkl') };
  const view = renderIn('en', show());
  say(seat);
  view.show(show());
  say({ status: 'removed', returning });
  view.show(show());
  expect(screen.getByRole('alert').textContent).toContain('The host removed you');
  const visits = useLocalMedia.mock.calls.length;
  view.show(show());
  expect(useLocalMedia).toHaveBeenCalledTimes(visits);
  say({ status: 'joining' });
  await userEvent.click(screen.getByRole('button', { name: 'Go and knock' }));
  expect(useCall).toHaveBeenLastCalledWith(
    expect.objectContaining({ rejoin: expect.objectContaining(returning) }),
  );
});

it('asks for the password of a server that wants one, and keeps it for the tab', async () => {
  say({ status: 'accessNeeded', denied: false });
  const view = renderIn('en', show());
  const field = screen.getByLabelText('Password of this server');
  expect(document.activeElement).toBe(field);
  await userEvent.type(field, 'sesame street{Enter}');
  expect(call.join).toHaveBeenLastCalledWith('sesame street');
  say({ status: 'accessNeeded', denied: true });
  view.show(show());
  expect(screen.getByRole('alert').textContent).toContain('not the password');
  view.unmount();

  say({ status: 'lobby' });
  renderIn('en', show());
  expect(screen.queryByLabelText('Password of this server')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Join' }));
  expect(call.join).toHaveBeenLastCalledWith('sesame street');
});

describe('the focus', () => {
  const focused = () => document.activeElement;
  const heading = () => screen.getByRole('heading', { level: 1 });

  it('stays where a browser puts it when the page was just loaded', () => {
    renderIn('en', show());
    expect(focused()).toBe(document.body);
  });

  it('goes along with the view: into the call, out of it and back to the lobby', async () => {
    const view = renderIn('en', show());
    const join = screen.getByRole('button', { name: 'Join' });
    join.focus();
    say({ status: 'joining' });
    view.show(show());
    say(seat);
    view.show(show());
    expect(focused()).toBe(heading());
    expect(heading().textContent).toBe(room);

    say({ status: 'refused', code: 'replaced' });
    view.show(show());
    expect(heading().textContent).toBe('This seat was opened elsewhere');
    expect(focused()).toBe(heading());

    say({ status: 'lobby' });
    await userEvent.click(screen.getByRole('button', { name: 'Back to the door' }));
    expect(heading().textContent).toBe('Ready to go in?');
    expect(focused()).toBe(heading());
  });

  it('stays in the call while it goes on', () => {
    const view = renderIn('en', show());
    say(seat);
    view.show(show());
    const leave = screen.getByRole('button', { name: 'Leave' });
    leave.focus();
    view.show(show());
    expect(focused()).toBe(leave);
  });
});
