import { noWishes, pageWishes } from '../../../lib/embed/page-wishes';

it.each([
  ['', noWishes],
  ['?microphone=on&camera=yes&lobby=1&controls', noWishes],
  ['?microphone=off', { ...noWishes, muted: true }],
  ['?name=Ana&camera=off', { ...noWishes, cameraWanted: false }],
  ['?lobby=skip&controls=hidden', { ...noWishes, skipsLobby: true, hidesControls: true }],
])('reads %j in a frame', (search, wishes) => {
  expect(pageWishes(search, true)).toEqual(wishes);
});

it('takes nothing out of the hands of who came by a link', () => {
  expect(pageWishes('?lobby=skip&controls=hidden&microphone=off', false)).toEqual({
    ...noWishes,
    muted: true,
  });
});
