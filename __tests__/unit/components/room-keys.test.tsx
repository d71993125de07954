import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { VisitorProvider } from '../../../components/app/VisitorProvider';
import { Room } from '../../../components/room/Room';
import type { UseCallOptions } from '../../../hooks/use-call';
import { RejoinMemory } from '../../../lib/call/seat/rejoin-memory';
import { en } from '../../../lib/i18n/en';
import { newRoomId } from '../../../lib/rooms/new-room-id';
import { newRoomSecret } from '../../../lib/rooms/room-secret';
import type { RoomId, DoorToken, SeatToken } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';
import { stubBrowserMedia } from './browser-stubs';
import { fakeVerbs } from './fake-verbs';
import { mediaOf, room, snapshotOf } from './fixtures';
import { renderIn } from './render-in';

const call = { join: jest.fn() };
const useCall = jest.fn();

jest.mock('../../../hooks/use-level', () => ({ useLevel: () => 0 }));
jest.mock('../../../hooks/use-call', () => ({
  useCall: (options: unknown): unknown => useCall(options),
}));
jest.mock('../../../hooks/use-local-media', () => ({
  useLocalMedia: () => ({ media: mediaOf(), local: fakeVerbs() }),
}));

beforeEach(() => {
  stubBrowserMedia();
  useCall.mockReset();
  useCall.mockReturnValue({ snapshot: snapshotOf({ call: { status: 'lobby' } }), call });
});

const made = newRoomId();
const secret = newRoomSecret();

/** Opens the page at that address. */
const open = (id: RoomId, fragment: string, locale: 'en' | 'es' = 'en') => {
  window.history.replaceState(null, '', `/room/${id}${fragment}`);
  return renderIn(locale, <Room room={id} nameFromLink={null} />);
};

/** What a person does at the address bar, told to the page as browsers do. */
const changeFragment = (fragment: string) =>
  act(() => {
    window.history.replaceState(null, '', `${window.location.pathname}${fragment}`);
    window.dispatchEvent(new Event('hashchange'));
  });

/** What the call was last given. */
const given = () => (useCall.mock.lastCall as [UseCallOptions])[0];

const lobbyShown = () => screen.queryByRole('button', { name: 'Join' }) !== null;
const cutShown = () => screen.queryByRole('heading', { name: en.lostKey.heading }) !== null;

it('takes the key from the fragment', () => {
  open(made, `#${secret}`);
  expect(lobbyShown()).toBe(true);
  expect(screen.getByText(en.privacy.states.link.heading)).toBeTruthy();
  expect(screen.queryByLabelText('Passphrase')).toBeNull();
  expect(given().access).toEqual({ kind: 'link', secret });
});

it.each([
  ['is lost', made, ''],
  ['is cut', made, `#${secret.slice(0, 10)}`],
  ['is cut in the link to a named room', room, `#${secret.slice(0, 21)}`],
  ['has grown', made, `#${secret}?utm_source=chat`],
])('starts nothing when the key %s, and says what to do', (_, id, fragment) => {
  open(id, fragment);
  expect(cutShown()).toBe(true);
  expect(screen.getByRole('alert').textContent).toContain('Ask for the whole link again');
  expect(lobbyShown()).toBe(false);
  expect(useCall).not.toHaveBeenCalled();
});

it('says it in Spanish too', () => {
  open(made, '', 'es');
  expect(screen.getByRole('alert').textContent).toContain('Pide otra vez el enlace entero');
});

it('goes in with the whole link when it is pasted', async () => {
  open(made, '');
  await userEvent.click(screen.getByRole('textbox', { name: 'Whole link' }));
  await userEvent.paste(`https://calls.example/room/${made}?name=Ana#${secret}`);
  await userEvent.click(screen.getByRole('button', { name: 'Go to room' }));
  expect(await screen.findByRole('button', { name: 'Join' })).toBeTruthy();
  expect(given().access).toEqual({ kind: 'link', secret });
});

it.each([
  ['no link', 'hello', en.lostKey.noLink],
  ['a link that is cut as well', `https://calls.example/room/${made}`, en.lostKey.noKey],
])('says what is wrong when %s is pasted', async (_, text, words) => {
  open(made, '');
  const field = screen.getByRole('textbox', { name: 'Whole link' });
  await userEvent.click(field);
  await userEvent.paste(text);
  await userEvent.click(screen.getByRole('button', { name: 'Go to room' }));
  expect(screen.getByText(words)).toBeTruthy();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(lobbyShown()).toBe(false);
});

it('begins anew when the fragment changes: another key is another visit', () => {
  open(made, `#${secret}`);
  const lobby = screen.getByRole('button', { name: 'Join' });
  const other = newRoomSecret();
  changeFragment(`#${other}`);
  expect(screen.getByRole('button', { name: 'Join' })).not.toBe(lobby);
  expect(given().access).toEqual({ kind: 'link', secret: other });
  changeFragment('#cut');
  expect(cutShown()).toBe(true);
});

it('is not upset by the fragment of the page that one goes back to', () => {
  open(made, `#${secret}`);
  const lobby = screen.getByRole('button', { name: 'Join' });
  act(() => {
    window.history.replaceState(null, '', '/');
    window.dispatchEvent(new Event('hashchange'));
  });
  expect(screen.getByRole('button', { name: 'Join' })).toBe(lobby);
});

it('shows neither lobby nor a complaint before the browser knows the fragment', () => {
  window.history.replaceState(null, '', `/room/${made}`);
  const html = renderToString(
    <VisitorProvider visitor={{ locale: 'en', catalogue: en, theme: 'system' }}>
      <Room room={made} nameFromLink={null} />
    </VisitorProvider>,
  );
  expect(html).toContain(en.privacy.opening);
  expect(html).not.toContain(en.lobby.join);
  expect(html).not.toContain(en.lostKey.heading);
});

describe('a room that people know by its name', () => {
  it('is shown as what it is, and takes a passphrase', async () => {
    open(room, '');
    expect(screen.getByText(en.privacy.states.name.heading)).toBeTruthy();
    expect(given().access).toEqual({ kind: 'name', passphrase: '' });
    await userEvent.click(screen.getByText('Add a passphrase'));
    await userEvent.type(screen.getByLabelText('Passphrase'), 'five random words');
    expect(given().access).toEqual({ kind: 'name', passphrase: 'five random words' });
    expect(screen.getByText(en.privacy.states.passphrase.heading)).toBeTruthy();
  });

  it('hides the passphrase until asked', async () => {
    open(room, '');
    await userEvent.click(screen.getByText('Add a passphrase'));
    const field = screen.getByLabelText('Passphrase');
    expect(field).toHaveProperty('type', 'password');
    await userEvent.click(screen.getByRole('button', { name: 'Show the passphrase' }));
    expect(field).toHaveProperty('type', 'text');
    await userEvent.click(screen.getByRole('button', { name: 'Hide the passphrase' }));
    expect(field).toHaveProperty('type', 'password');
  });

  it('joins on Enter in the passphrase', async () => {
    open(room, '');
    await userEvent.click(screen.getByText('Add a passphrase'));
    await userEvent.type(screen.getByLabelText('Passphrase'), 'x{Enter}');
    expect(call.join).toHaveBeenCalledTimes(1);
  });

  it('has its passphrase again after the page was loaded again', async () => {
    new RejoinMemory().keepForNext({
      room,
      token: standIn<SeatToken>('abc.def'),
      door: standIn<DoorToken>('ghi.jkl'),
      waits: false,
      knocked: false,
      muted: true,
      cameraWanted: false,
      passphrase: 'five random words',
    });
    open(room, '');
    await waitFor(() => expect(useCall).toHaveBeenCalled());
    expect(given().access).toEqual({ kind: 'name', passphrase: 'five random words' });
    expect(given().rejoin?.token).toBe('abc.def');
    expect(window.sessionStorage).toHaveLength(0);
  });
});
