import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Home } from '../../../components/home/Home';
import { isKeyShown } from '../../../lib/rooms/shown-key';
import type { RoomId } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';
import { renderIn } from './render-in';

const router = { push: jest.fn(), prefetch: jest.fn().mockResolvedValue(undefined) };

jest.mock('next/router', () => ({ useRouter: () => router }));

beforeEach(() => router.push.mockClear());

it('opens a new room, another one every time', async () => {
  renderIn('en', <Home />);
  const button = screen.getByRole('button', { name: 'New room' });
  await userEvent.click(button);
  await userEvent.click(button);
  const [first = '', second = ''] = router.push.mock.calls.flat().map(String);
  expect(first).toMatch(/^\/room\/[a-z-]{41}#[A-Za-z0-9_-]{22}[a-z2-7]{5}$/);
  expect(second.split('#')[0]).not.toBe(first.split('#')[0]);
  expect(second.split('#')[1]).not.toBe(first.split('#')[1]);
});

it('goes to the room whose name was typed', async () => {
  renderIn('en', <Home />);
  await userEvent.type(screen.getByRole('textbox'), 'central-cafe{Enter}');
  expect(router.push).toHaveBeenCalledWith('/room/central-cafe');
});

it.each([
  ['Sala de Ana', '/room/sala-de-ana#room=Sala%20de%20Ana'],
  ['café', '/room/xn--caf-dma'],
  ['会议', '/room/xn--6oqu09l'],
  ['Тест', '/room/xn--e1aybc#room=%D0%A2%D0%B5%D1%81%D1%82'],
  ['https://calls.example/room/%D1%82%D0%B5%D1%81%D1%82', '/room/xn--e1aybc'],
])('goes to the room called %s, and says so to whoever gets the link', async (name, path) => {
  renderIn('en', <Home />);
  await userEvent.click(screen.getByRole('textbox'));
  await userEvent.paste(name);
  await userEvent.click(screen.getByRole('button', { name: 'Go to room' }));
  expect(router.push.mock.calls).toEqual([[path]]);
});

it.each([
  'https://calls.example/room/abc%23q83vEjRWeJCrze8SNFZ4kA',
  '<https://calls.example/room/abc#q83vEjRWeJCrze8SNFZ4kA>.',
  'https://calls.example/room/abc#q83vEjRWeJCrze8SNFZ4kA?utm_source=chat',
  'HTTPS://CALLS.EXAMPLE/ROOM/abc#q83vEjRWeJCrze8SNFZ4kA',
])('repairs the link %s', async (text) => {
  renderIn('en', <Home />);
  await userEvent.click(screen.getByRole('textbox'));
  await userEvent.paste(text);
  await userEvent.click(screen.getByRole('button', { name: 'Go to room' }));
  expect(router.push.mock.calls).toEqual([['/room/abc#q83vEjRWeJCrze8SNFZ4kA']]);
});

it.each([
  ['https://calls.example/rooms/abc#q83vEjRWeJCrze8SNFZ4kA', 'not a link to a room'],
  ['https://calls.example/room/sala…', 'not a link to a room'],
  ['a.b#q83vEjRWeJCrze8SNFZ4kA', 'not a link to a room'],
  ['x'.repeat(101), 'at most 100 letters'],
])('makes no room of %s: it could tell the server a key', async (text, words) => {
  renderIn('en', <Home />);
  await userEvent.click(screen.getByRole('textbox'));
  await userEvent.paste(text);
  await userEvent.click(screen.getByRole('button', { name: 'Go to room' }));
  expect(screen.getByRole('alert').textContent).toContain(words);
  expect(router.push).not.toHaveBeenCalled();
});

it('keeps the key in a link that was pasted', async () => {
  renderIn('en', <Home />);
  await userEvent.click(screen.getByRole('textbox'));
  await userEvent.paste('https://calls.example/room/abc?name=Ana#q83vEjRWeJCrze8SNFZ4kA');
  await userEvent.click(screen.getByRole('button', { name: 'Go to room' }));
  expect(router.push).toHaveBeenCalledWith('/room/abc#q83vEjRWeJCrze8SNFZ4kA');
});

it('says what is wrong with a name that makes no room', async () => {
  renderIn('en', <Home />);
  await userEvent.type(screen.getByRole('textbox'), ' — ');
  await userEvent.click(screen.getByRole('button', { name: 'Go to room' }));
  expect(screen.getByRole('alert').textContent).toContain('no letters or numbers');
  expect(router.push).not.toHaveBeenCalled();
});

it('changes language and appearance in place, and keeps them in cookies', async () => {
  renderIn('en', <Home />);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'Español');
  expect(await screen.findByRole('button', { name: 'Nueva sala' })).toBeTruthy();
  expect(document.documentElement.lang).toBe('es');
  expect(document.documentElement.dir).toBe('ltr');
  await userEvent.click(screen.getByRole('radio', { name: 'Oscura' }));
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(document.cookie).toContain('locale=es');
  expect(document.cookie).toContain('theme=dark');
});

describe('rooms of this device', () => {
  const choice = () => screen.getByRole<HTMLInputElement>('switch', { name: /^Keep the rooms/ });
  const pass = `zzzzzzz.${'A'.repeat(43)}`;
  const kept = JSON.stringify([
    { path: '/room/plaza#room=Plaza', enteredMs: Date.UTC(2026, 10, 29), shown: false },
    { path: '/room/abc#q83vEjRWeJCrze8SNFZ4kA', enteredMs: 1, shown: true, pass },
  ]);

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('are not kept at first, and it is said what keeping means', () => {
    renderIn('en', <Home />);
    expect(choice().checked).toBe(false);
    expect(screen.getByText(/leave it off on a shared computer/)).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Rooms of this device' })).toBeNull();
  });

  it('lead back in, and say so where the server was shown the key', async () => {
    localStorage.setItem('tertulia.rooms', kept);
    renderIn('en', <Home />);
    await userEvent.click(screen.getByRole('button', { name: /^Plaza.*2026/ }));
    expect(isKeyShown(standIn<RoomId>('abc'))).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: /^abc/ }));
    expect(isKeyShown(standIn<RoomId>('abc'))).toBe(true);
    expect(router.push.mock.calls).toEqual([
      ['/room/plaza#room=Plaza'],
      [`/room/abc#q83vEjRWeJCrze8SNFZ4kA&pass=${pass}`],
    ]);
  });

  it('are forgotten one by one, all together, and when they are not to be kept', async () => {
    localStorage.setItem('tertulia.keepRooms', 'on');
    localStorage.setItem('tertulia.rooms', kept);
    renderIn('en', <Home />);
    const rooms = () => screen.queryAllByRole('listitem').length;
    const before = rooms();
    await userEvent.click(screen.getByRole('button', { name: 'Forget Plaza' }));
    expect(before - rooms()).toBe(1);
    await userEvent.click(screen.getByRole('button', { name: 'Forget all rooms' }));
    expect(before - rooms()).toBe(2);
    expect(localStorage.getItem('tertulia.rooms')).toBeNull();
    localStorage.setItem('tertulia.rooms', kept);
    await userEvent.click(choice());
    expect(choice().checked).toBe(false);
    expect(localStorage.getItem('tertulia.rooms')).toBeNull();
  });
});
