import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { VisitorProvider } from '../../../components/app/VisitorProvider';
import { Room } from '../../../components/room/Room';
import type { UseCallOptions } from '../../../hooks/call/use-call';
import { RejoinMemory } from '../../../lib/call/seat/rejoin-memory';
import { en } from '../../../lib/i18n/en';
import { es } from '../../../lib/i18n/es';
import { linkCheck } from '../../../lib/rooms/link-check';
import { nameHere } from '../../../lib/rooms/name-memory';
import { newRoomId } from '../../../lib/rooms/new-room-id';
import { newRoomSecret } from '../../../lib/rooms/room-secret';
import type { RoomId, DoorToken, SeatToken } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';
import { stubBrowserMedia } from './browser-stubs';
import { fakeVerbs } from './fake-verbs';
import { mediaOf, noChannels, room, seat, snapshotOf } from './fixtures';
import { renderIn } from './render-in';

const call = { join: jest.fn(), setShown: jest.fn() };
const useCall = jest.fn();

jest.mock('../../../hooks/media/use-level', () => ({ useLevel: () => 0 }));
jest.mock('../../../hooks/call/use-early-line', () => ({ useEarlyLine: () => null }));
jest.mock('../../../hooks/call/use-call', () => ({
  useCall: (options: unknown): unknown => useCall(options),
}));
jest.mock('../../../hooks/media/use-local-media', () => ({
  useLocalMedia: () => ({ media: mediaOf(), local: fakeVerbs() }),
}));

const reset = () => {
  stubBrowserMedia();
  window.sessionStorage.clear();
  useCall.mockReset();
  useCall.mockReturnValue({
    snapshot: snapshotOf({ call: { status: 'lobby' } }),
    call,
    chatChannels: noChannels,
    fileChannels: noChannels,
  });
};
beforeEach(reset);

const made = newRoomId();
const secret = newRoomSecret();

/** Opens the page at that address. */
const open = (id: RoomId, fragment: string, locale: 'en' | 'es' = 'en') => {
  window.history.replaceState(null, '', `/room/${id}${fragment}`);
  return renderIn(locale, <Room room={id} nameFromLink={null} />);
};

const openPath = (path: string, state: unknown = null) => {
  window.history.replaceState(state, '', path);
  // The server reads of it what it can.
  return renderIn('en', <Room room={made} nameFromLink={null} />);
};

// The call is a part of its own, which is there a task after the lobby; once loaded, at once.
beforeAll(async () => {
  reset();
  const { unmount } = open(made, `#${secret}`);
  await waitFor(() => expect(useCall).toHaveBeenCalled());
  unmount();
});

/** What a person does at the address bar, told to the page as browsers do. */
const changeFragment = (fragment: string) =>
  act(() => {
    window.history.replaceState(null, '', `${window.location.pathname}${fragment}`);
    window.dispatchEvent(new Event('hashchange'));
  });

/** What the call was last given. */
const given = () => (useCall.mock.lastCall as [UseCallOptions])[0];

const lobbyShown = () => screen.queryByRole('button', { name: 'Join' }) !== null;
const damagedShown = () =>
  screen.queryByRole('heading', { name: en.lostKey.damaged.heading }) !== null && !lobbyShown();
const cutShown = () =>
  screen.queryByRole('heading', { name: en.lostKey.incomplete.heading }) !== null;

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
])('starts nothing when the key %s, and says what to do', (_, id, fragment) => {
  open(id, fragment);
  expect(cutShown()).toBe(true);
  expect(screen.getByRole('alert').textContent).toContain('Ask for the whole link again');
  expect(lobbyShown()).toBe(false);
  expect(useCall).not.toHaveBeenCalled();
});

const checked = secret + linkCheck(made, secret);

it.each([
  ['its # in the path', `/room/${made}%23${checked}`],
  ['its # twice escaped', `/room/${made}%2523${checked}`],
  ['its # in the query', `/room/${made}?name=Ana%23${checked}`],
  ['a query behind the key', `/room/${made}#${checked}?utm_source=chat`],
  ['a full stop behind it', `/room/${made}#${checked}.`],
  ['an id in capitals', `/room/${made.toUpperCase()}#${checked}`],
  ['a soft hyphen in it', `/room/${made}#${checked.slice(0, 9)}%C2%AD${checked.slice(9)}`],
])('repairs a link with %s, and shows the right one', (_, path) => {
  openPath(path);
  expect(lobbyShown()).toBe(true);
  expect(given()).toMatchObject({ room: made, access: { kind: 'link', secret } });
  expect(window.location.href).toBe(`http://localhost/room/${made}#${checked}`);
});

it('lets Next.js go back to the repaired link, and to nothing with the key in it', () => {
  const path = `/room/${made}%23${checked}`;
  openPath(path, {
    __N: true,
    key: 'abc',
    url: `/room/[roomId]?roomId=${made}%23${checked}`,
    as: path,
  });
  const right = `/room/${made}#${checked}`;
  expect(window.history.state).toEqual({ __N: true, key: 'abc', url: right, as: right });
});

describe('a key that the server could read', () => {
  it('is called so, also after the page was loaded again, and after the whole link was pasted', () => {
    const { unmount } = openPath(`/room/${made}%23${checked}`);
    expect(screen.getByText(en.privacy.states.shown.heading)).toBeTruthy();
    expect(given().access).toEqual({ kind: 'link', secret, shown: true });
    unmount();
    open(made, `#${checked}`);
    expect(screen.getByText(en.privacy.states.shown.heading)).toBeTruthy();
  });

  it.each([`/room/${made}#${checked}`, `/room/${made}#%23${checked}.`, `/room/${made}`])(
    'is not one at %s',
    (path) => {
      openPath(path).unmount();
      open(made, `#${checked}`);
      expect(screen.getByText(en.privacy.states.link.heading)).toBeTruthy();
      expect(given().access).toEqual({ kind: 'link', secret });
    },
  );

  it('is taken out of the path when it is damaged as well', () => {
    const damaged = checked.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    openPath(`/room/${made}%23${damaged}`);
    expect(damagedShown()).toBe(true);
    expect(window.location.pathname).toBe(`/room/${made}`);
  });
});

it.each([
  ['a wrong letter in its key', checked.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))],
  ['a wrong letter at its end', checked.replace(/.$/, (letter) => (letter === 'a' ? 'b' : 'a'))],
  ['its key in capitals', checked.toUpperCase()],
  ['a letter too many', `A${checked}`],
])('starts nothing when a link has %s, and says what to do', (_, fragment) => {
  open(made, `#${fragment}`);
  expect(damagedShown()).toBe(true);
  expect(screen.getByRole('alert').textContent).toContain('Ask for the whole link again');
  expect(useCall).not.toHaveBeenCalled();
});

it('says that a link was damaged in Spanish too, and that the one that is pasted is as well', async () => {
  open(made, `#${checked.toUpperCase()}`, 'es');
  expect(screen.getByRole('alert').textContent).toContain('Pide otra vez el enlace entero');
  await userEvent.click(screen.getByRole('textbox', { name: 'Enlace entero' }));
  await userEvent.paste(`https://calls.example/room/${made}#${checked.toUpperCase()}`);
  await userEvent.click(screen.getByRole('button', { name: 'Ir a la sala' }));
  expect(screen.getByText(es.lostKey.again.damaged)).toBeTruthy();
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
  ['a link that is cut as well', `https://calls.example/room/${made}`, en.lostKey.again.incomplete],
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

it('shows which room it is, and neither lobby nor a complaint, before the browser knows the fragment', () => {
  window.history.replaceState(null, '', `/room/${made}`);
  const html = renderToString(
    <VisitorProvider visitor={{ locale: 'en', catalogue: en, theme: 'system' }}>
      <Room room={made} nameFromLink={null} />
    </VisitorProvider>,
  );
  expect(html).toMatch(new RegExp(`<h1[^>]*>${made}</h1>`));
  expect(html).toContain(en.privacy.opening);
  expect(html).not.toContain(en.lobby.join);
  expect(html).not.toContain(en.lostKey.incomplete.heading);
});

describe('a room that people know by its name', () => {
  it.each([
    ['Sala de Ana', 'sala-de-ana', '#room=Sala%20de%20Ana'],
    ['тест', 'xn--e1aybc', ''],
    ['Тест', 'xn--e1aybc', '#room=%D0%A2%D0%B5%D1%81%D1%82'],
    ['sala-de-ana', 'sala-de-ana', '#room=Banco'],
    ['C++', 'xn--c-wn0ia', '#room=C%2B%2B'],
  ])('is called %s at /room/%s%s', (name, id, fragment) => {
    open(standIn<RoomId>(id), fragment);
    expect(screen.getByText(name)).toBeTruthy();
    expect(given()).toMatchObject({ room: id, access: { kind: 'name' } });
  });

  it('is the same in an address with capitals, for who came by a name too', () => {
    window.history.replaceState(null, '', '/room/Sala?name=Ana');
    renderIn('en', <Room room={standIn<RoomId>('Sala')} nameFromLink="Ana" />);
    expect(screen.getByText('Sala')).toBeTruthy();
    expect(given()).toMatchObject({ room: 'sala', access: { kind: 'name' } });
    expect(window.location.href).toBe('http://localhost/room/sala#room=Sala');
    expect(nameHere(standIn<RoomId>('sala'))).toBe('Ana');
  });

  it('is called the same in the call, and in the invitation', async () => {
    useCall.mockReturnValue({
      snapshot: snapshotOf({ call: seat }),
      call,
      chatChannels: noChannels,
      fileChannels: noChannels,
    });
    open(standIn<RoomId>('sala-de-ana'), '#room=Sala%20de%20Ana');
    expect(screen.getByRole('heading', { name: 'Sala de Ana' })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Link to the room' })).toHaveProperty(
      'value',
      'http://localhost/room/sala-de-ana#room=Sala%20de%20Ana',
    );
    expect(await screen.findByTitle(en.invite.qr)).toBeTruthy();
  });

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
