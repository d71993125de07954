import { expect } from '@playwright/test';
import { TestClient } from '../integration/support/test-client';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteThree, inviteTwo } from './support/meet';
import type { Person } from './support/person';
import { StateCheck } from './support/state-check';
import { test } from './support/test';

/** As New room makes them. */
const NEW_ROOM = 'babab-babab-babab-babab-babab-babab-babab';
const CAPACITY = 5;

let check: StateCheck;
test.beforeEach(() => {
  check = new StateCheck();
});
test.afterEach(({ origin }) => check.expectNothing(origin));

const heading = ({ page }: Person, name: string | RegExp) => page.getByRole('heading', { name });

/** Each dialog of a call has the focus to itself: the page behind it is not there for axe either. */
async function lookAtDialog(person: Person, button: string | RegExp, state: string) {
  await person.page.getByRole('button', { name: button }).click();
  await expect(person.page.getByRole('dialog')).toBeVisible();
  await check.look(person, state);
}

test.setTimeout(300_000);

test('the pages, in both languages', async ({ invite }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const eva = await invite({ name: 'Eva', colour: 'blue', locale: 'es-ES' });
  await check.watch(ana, eva);
  for (const person of [ana, eva]) {
    await person.page.goto('/');
    await check.look(person, 'home');
    await person.page.goto('/check');
    await expect(person.page.getByRole('progressbar')).toBeVisible();
    await check.look(person, 'checking');
  }
  await ana.press('Stop the check');
  await ana.page.getByText('Details').click();
  await check.look(ana, 'checked');
});

test.describe('pages that are not there', () => {
  test.use({ expectedErrors: [/404/] });

  test('no page, no room', async ({ invite }) => {
    const ana = await invite({ name: 'Ana', colour: 'red' });
    await check.watch(ana);
    for (const path of ['/nothing/here', '/room/no%20room']) {
      await ana.page.goto(path);
      await expect(ana.page.getByRole('heading', { level: 1 })).toBeVisible();
      await check.look(ana, path);
    }
  });
});

test('the lobby', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({
    name: 'Ben',
    colour: 'blue',
    devices: { camera: 'denied', microphone: 'denied' },
  });
  await check.watch(ana, ben);
  await ana.page.goto('/');
  await ana.press('New room');
  await expect(ana.page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  await check.look(ana, 'lobby of a new room');
  await ana.page.goto(`/room/${NEW_ROOM}`);
  await expect(heading(ana, 'The end of the link is missing')).toBeVisible();
  await check.look(ana, 'link without its end');

  await ben.open(room);
  await ben.page.getByText('Add a passphrase').click();
  await expect(ben.page.getByRole('textbox', { name: 'Passphrase', exact: true })).toBeVisible();
  await check.look(ben, 'lobby without devices');
});

test('a call of three, and its dialogs', async ({ invite, room }) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await check.watch(ana, ben, cleo);
  await ana.join(room);
  await check.look(ana, 'alone');
  await ben.join(room);
  await expectEverybodyHasEverybody([ana, ben]);
  await cleo.join(room);
  await expectEverybodyHasEverybody([ana, ben, cleo]);
  await check.look(ana, 'call of three');

  await lookAtDialog(ana, 'Invite', 'invitation');
  await ana.page.keyboard.press('Escape');
  await lookAtDialog(ana, 'Settings', 'settings');
  await ana.page.keyboard.press('Escape');
  await lookAtDialog(ana, /^Privacy:/, 'privacy');
  const verified = ana.page.getByRole('checkbox', { name: /^Verified/ });
  await verified.click();
  await expect(verified).toBeChecked();
  await check.look(ana, 'words that are verified');
  await ana.page.keyboard.press('Escape');
  await lookAtDialog(ana, /what happened$/, 'what happened so far');
  await ana.page.keyboard.press('Escape');
  await lookAtDialog(ben, /who is here/, 'people, for a guest');
  await ben.page.keyboard.press('Escape');
  await lookAtDialog(ana, /who is here/, 'people, for the host');
  await ana.press('Remove Ben');
  await expect(heading(ana, 'Remove Ben from the room?')).toBeVisible();
  await check.look(ana, 'before removing somebody');
  await ana.press('Cancel');
  await ana.page.keyboard.press('Escape');

  await ben.press('Share screen');
  await expect(ana.screenOf(ben)).toBeVisible();
  await check.look(ana, "somebody's screen");
  await check.look(ben, 'own screen');
  await ben.press('Leave');
  await expect(heading(ben, 'You left the room')).toBeVisible();
  await check.look(ben, 'left');
  await lookAtDialog(ben, 'What happened', 'what happened');
});

test('somebody with another key', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await check.watch(ana, ben);
  await ana.join(room);
  await ben.open(room);
  await ben.page.getByText('Add a passphrase').click();
  await ben.page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('another');
  await ben.press('Join');
  for (const person of [ana, ben]) {
    await expect(person.page.getByText('What this person sends cannot be opened')).toBeVisible();
    await check.look(person, 'a link that is blocked');
  }
});

test('the door', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await check.watch(ana, ben);
  await ana.join(room);
  await ana.page.getByRole('button', { name: /who is here/ }).click();
  // Ticked when the server has locked it.
  await ana.page.getByRole('checkbox', { name: 'Lock the room' }).click();
  await ana.page.keyboard.press('Escape');
  await expect(ana.page.getByRole('img', { name: 'The room is locked' })).toBeVisible();

  await ben.open(room);
  await check.look(ben, 'lobby of a locked room');
  await ben.press('Join');
  await expect(heading(ben, 'This room is locked')).toBeVisible();
  await check.look(ben, 'at the door');
  await ben.press('Knock');
  await expect(ben.page.getByRole('button', { name: 'Stop knocking' })).toBeVisible();
  await check.look(ben, 'knocking');
  await check.look(ana, 'somebody knocks');
  await ana.press('Let in Ben');
  await expectEverybodyHasEverybody([ana, ben]);
  await ana.page.getByRole('button', { name: /who is here/ }).click();
  await ana.press('Remove Ben');
  await ana.press('Remove and lock');
  await expect(heading(ben, 'The host removed you from the room')).toBeVisible();
  await check.look(ben, 'removed');
  await ana.page.keyboard.press('Escape');
  await ben.press('Go and knock');
  await expect(heading(ben, 'You were removed from this room')).toBeVisible();
  await check.look(ben, 'at the door after being removed');
  await ben.press('Knock');
  await ana.press('Refuse Ben');
  await expect(heading(ben, 'The host did not let you in')).toBeVisible();
  await check.look(ben, 'not let in');
});

test('a full room', async ({ invite, room, origin }) => {
  const clients = Array.from({ length: CAPACITY }, () => new TestClient(origin));
  for (const client of clients) await client.join(room);
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await check.watch(ana);
  await ana.open(room);
  await ana.press('Join');
  await expect(ana.page.getByRole('button', { name: 'Wait for a seat' })).toBeVisible();
  await check.look(ana, 'full');
  await ana.press('Wait for a seat');
  await expect(ana.page.getByRole('status')).toBeVisible();
  await check.look(ana, 'waiting');
  for (const client of clients) await client.close();
});

for (const code of ['too_many_rooms', 'rate_limited', 'access_required'] as const) {
  test(`refused: ${code}`, async ({ invite, room }) => {
    const ana = await invite({ name: 'Ana', colour: 'red' });
    await check.watch(ana);
    await ana.page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => {
        if (!String(message).startsWith('42["join_room"')) return server.send(message);
        const refusal = { code, event: 'join_room' };
        socket.send(`42${JSON.stringify(['signal_error', refusal])}`);
      });
    });
    await ana.open(room);
    await ana.press('Join');
    const back = ana.page.getByRole('button', { name: 'Back to the door' });
    const password = ana.page.getByLabel('Password of this server');
    await expect(back.or(password)).toBeVisible();
    await check.look(ana, code);
  });
}
