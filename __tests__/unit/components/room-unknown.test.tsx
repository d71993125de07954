import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RoomUnknown } from '../../../components/room/RoomUnknown';
import { askedRoom } from '../../../lib/rooms/asked-room';
import { renderIn } from './render-in';

const key = 'q83vEjRWeJCrze8SNFZ4kA';
const router = { push: jest.fn() };

jest.mock('next/router', () => ({ useRouter: () => router }));

beforeEach(() => {
  router.push.mockClear();
  window.history.replaceState(null, '', '/');
});

it('suggests what stands in the address as a name, and leads home', async () => {
  renderIn('en', <RoomUnknown asked="no room" />);
  expect(screen.getByRole('textbox')).toHaveProperty('value', 'no room');
  expect(screen.getByRole('link', { name: 'To the home page' }).getAttribute('href')).toBe('/');
  await userEvent.click(screen.getByRole('button', { name: 'Go to room' }));
  expect(router.push.mock.calls).toEqual([['/room/no-room#room=no%20room']]);
});

it('says in Spanish what to do', () => {
  renderIn('es', <RoomUnknown asked="" />);
  expect(screen.getByText(/pídelo otra vez y pégalo aquí/)).toBeTruthy();
  expect(screen.getByRole('textbox')).toHaveProperty('value', '');
});

it('takes a key out of the path that can belong to no room', () => {
  window.history.replaceState(null, '', `/room/a.b%23${key}`);
  renderIn('en', <RoomUnknown asked="a.b" />);
  expect(window.location.href).toBe('http://localhost/room/a.b');
});

it('leaves an address alone that has no key where the server reads it', () => {
  window.history.replaceState(null, '', `/room/a.b?x=1#${key}`);
  renderIn('en', <RoomUnknown asked="a.b" />);
  expect(window.location.href).toBe(`http://localhost/room/a.b?x=1#${key}`);
});

describe('askedRoom', () => {
  it.each([
    ['sala', 'sala'],
    ['Sala_1', 'Sala_1'],
    ['sala--', 'sala--'],
    [`abc#${key}`, 'abc'],
    [`abc%23${key}`, 'abc'],
    ['sala.', 'sala'],
    ['sala\u200b', 'sala'],
    ['sala&', 'sala'],
  ])('reads the room in %j', (segment, room) => {
    expect(askedRoom(segment)).toEqual({ room, name: '' });
  });

  it.each([
    ['no room', 'no room'],
    ['тест', 'тест'],
    ['<b>', '<b>'],
    [`a.b#${key}`, 'a.b'],
    [`a.b%23${key}`, 'a.b'],
    ['c++', 'c++'],
    ['!?', '!?'],
    ['\u2014', ''],
  ])('finds in %j no room, but a name: %j', (segment, name) => {
    expect(askedRoom(segment)).toEqual({ room: null, name });
  });
});
