import { expect } from '@playwright/test';
import { test } from '../faults/own-server-test';
import { ChatPanel } from './support/chat-panel';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteTwo } from './support/meet';
import type { Person } from './support/person';

/** What opens each dialog of a call. *View* before *Settings*, whose choices of it come with it then, as when all are fetched. */
const OPENERS = ['Invite', 'View', 'Settings', /^Privacy:/, /who is here/, /what happened$/];

/** The page's scripts are split: these are the ones it asked for. */
const scriptsOf = ({ page }: Person) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js')),
  );

async function openEveryDialog(person: Person): Promise<void> {
  const { page } = person;
  const chat = await ChatPanel.open(person);
  await chat.field.press('Escape');
  for (const name of OPENERS) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
}

test('dialogs that nobody opened before open without the server', async ({
  invite,
  room,
  server,
}) => {
  test.setTimeout(240_000);
  const [ana, ben] = await inviteTwo(invite);
  await ana.join(room);
  const before = await scriptsOf(ana);
  await openEveryDialog(ana);
  const needed = (await scriptsOf(ana)).filter((script) => !before.includes(script));
  await ben.join(room);
  await expectEverybodyHasEverybody([ana, ben]);
  await expect.poll(() => scriptsOf(ben)).toEqual(expect.arrayContaining(needed));

  await server.kill();
  await expect(ben.page.getByText('The call goes on;')).toBeVisible();

  await openEveryDialog(ben);
});

test('a dialog that could not be fetched is there as soon as it can', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.open(room);
  await expect(ana.page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  let refused = 0;
  await ana.page.route('**/*.js', async (route) => {
    refused += 1;
    await route.abort();
  });
  await ana.press('Join');
  await expect(ana.ownTile).toBeVisible();

  const before = refused;
  await ana.press('Settings');
  await expect.poll(() => refused).toBeGreaterThan(before);
  await expect(ana.page.getByRole('dialog')).toHaveCount(0);

  await ana.page.unroute('**/*.js');
  await expect(ana.page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
});
