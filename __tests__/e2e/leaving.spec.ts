import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteThree, inviteTwo, meet } from './support/meet';
import type { Person } from './support/person';
import { test } from './support/test';

interface WayOut {
  readonly name: string;
  readonly go: (person: Person) => Promise<void>;
}

/** Far less than the half minute that the seat of a lost owner is held, even on a busy machine. */
const AT_ONCE_MS = 12_000;

const waysOut: WayOut[] = [
  { name: 'pressing Leave', go: (person) => person.press('Leave') },
  { name: 'closing the tab', go: (person) => person.page.close() },
  { name: 'closing the window', go: (person) => person.page.context().close() },
  { name: 'going to another page', go: (person) => person.page.goto('/').then(() => undefined) },
];

for (const { name, go } of waysOut) {
  test(`${name} removes the tile and frees the seat at once`, async ({ invite, room }) => {
    const [ana, ben, cleo] = await inviteThree(invite);
    await meet(room, [ana, ben]);
    // Who only watches is linked to nobody.
    await cleo.page.addInitScript(() => localStorage.setItem('tertulia.connectBefore', 'no'));
    await cleo.open(room);
    await expect(cleo.page.getByText('2 people are inside')).toBeVisible();

    await go(ben);

    await expect(ana.tileOf(ben)).toHaveCount(0, { timeout: AT_ONCE_MS });
    await expect(cleo.page.getByText('1 person is inside')).toBeVisible({ timeout: AT_ONCE_MS });
    await ana.expectToSee();
    await expect.poll(() => ana.connections()).toBe(0);
  });
}

test('who leaves stops being filmed, and can come back', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);

  await ben.press('Leave');
  await expect(ben.page.getByRole('heading', { name: 'You left the room' })).toBeVisible();
  await expect.poll(() => ben.liveTracks()).toEqual({ audio: 0, video: 0 });
  await expect.poll(() => ben.connections()).toBe(0);

  await ben.press('Rejoin');
  await expectEverybodyHasEverybody([ana, ben]);
});

test('who leaves can read what happened, and keep it without names in its log', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await ben.changeNetwork();
  await ana.page.getByRole('button', { name: /in the call: what happened$/ }).click();
  await expect(ana.page.getByText('Ben changed network')).toBeVisible();
  await ana.page.keyboard.press('Escape');
  await ana.press('Leave');

  await ana.press('What happened');
  await expect(ana.page.getByText('The call ended for you')).toBeVisible();
  const downloading = ana.page.waitForEvent('download');
  await ana.press('Download');
  const text = await readFile(await (await downloading).path(), 'utf8');
  const [told, log] = text.split('Technical log');
  expect(told).toContain('Ben changed network');
  expect(log).toMatch(/person 1 {2}link {2}connected, /);
  expect(log).not.toMatch(/Ben|127\.0\.0\.1/);
});

test('reloading comes back, without a second tile', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);

  await ben.page.reload();
  await ben.joinIfAsked();
  await expectEverybodyHasEverybody([ana, ben]);
});

test('a host who loads the page again is host as before, and still muted', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await ana.press('Mute microphone');

  await ana.page.reload();
  await ana.expectToSee(ben);
  await ben.expectToSee(ana);
  await expect(
    ana.page.getByRole('button', { name: 'Unmute microphone', exact: true }),
  ).toBeVisible();
  await ana.page.getByRole('button', { name: /: who is here$/ }).click();
  await expect(ana.page.getByRole('checkbox', { name: 'Lock the room' })).toBeVisible();
});

test('a page that dies comes back to its seat', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);

  // As of a crash: nothing of the page hears that it goes.
  await ben.page.evaluate(() =>
    window.addEventListener('pagehide', (event) => event.stopImmediatePropagation(), true),
  );
  await ben.page.reload();
  await expect(ben.ownTile).toBeVisible();
  await expectEverybodyHasEverybody([ana, ben]);
});

test('a duplicated tab is a participant of its own', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.join(room);
  // Like a duplicate, a window that a page opens has a copy of what the tab remembers.
  const opening = ana.page.waitForEvent('popup');
  await ana.page.evaluate(() => void window.open(location.href));
  const copy = await opening;
  await expect(copy.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
  await expect(ana.ownTile).toBeVisible();
});
