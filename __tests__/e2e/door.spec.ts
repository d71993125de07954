import { expect, type Locator } from '@playwright/test';
import { axeViolations } from './support/axe';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteThree, inviteTwo, meet } from './support/meet';
import type { Person } from './support/person';
import { loopback, startProductionServer } from './support/production-server';
import { test } from './support/test';

const PASSWORD = 'sesame street';

const heading = ({ page }: Person, name: string): Locator =>
  page.getByRole('heading', { name, exact: true });

async function openPeople({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: /: who is here$/ }).click();
  await expect(page.getByRole('dialog', { name: 'People in this room' })).toBeVisible();
}

/** Brings the person in front of the locked room's door. */
async function comeToTheDoor(person: Person, room: string): Promise<void> {
  await person.open(room);
  await person.press('Join');
  await expect(heading(person, 'This room is locked')).toBeVisible();
}

async function lock(host: Person): Promise<void> {
  await openPeople(host);
  await host.page.getByRole('checkbox', { name: 'Lock the room' }).check();
  await host.page.keyboard.press('Escape');
  await expect(lockedMark(host)).toBeVisible();
}

const lockedMark = ({ page }: Person) => page.getByRole('img', { name: 'The room is locked' });
const words = ({ page }: Person, text: string | RegExp) => page.getByText(text);

test('who comes to a locked room knocks, and is let in by the host', async ({ invite, room }) => {
  test.setTimeout(240_000);
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben]);
  await openPeople(ana);
  expect(await axeViolations(ana.page, 'people')).toEqual([]);
  await ana.page.keyboard.press('Escape');
  await lock(ana);
  await expect(lockedMark(ben)).toBeVisible();
  await expect(words(ben, /The room is locked now/)).toBeVisible();

  await cleo.open(room);
  await expect(words(cleo, /Locked: you have to knock/)).toBeVisible();
  await comeToTheDoor(cleo, room);
  await cleo.page.getByRole('checkbox', { name: 'Show a picture of me' }).check();
  await expect(cleo.page.getByRole('img', { name: /picture that the host/ })).toBeVisible();
  expect(await axeViolations(cleo.page, 'at the door, with a picture')).toEqual([]);
  await cleo.press('Knock');
  await expect(words(cleo, 'You have knocked. The host decides.')).toBeVisible();

  await expect(words(ana, 'Cleo is knocking').first()).toBeVisible();
  const picture = ana.page.getByRole('img', { name: 'Picture that Cleo shows' });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  expect(await axeViolations(ana.page, 'a knock with a picture')).toEqual([]);
  await expect(ben.page.getByRole('button', { name: 'Let in Cleo' })).toHaveCount(0);
  await ana.press('Let in Cleo');
  await expectEverybodyHasEverybody([ana, ben, cleo]);
});

test('who is refused is told so, and can try again from the lobby', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.join(room);
  await lock(ana);
  await comeToTheDoor(ben, room);
  await ben.press('Knock');
  // A dialog that is open hides no knock.
  await ana.press('Settings');
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Refuse Ben' }).click();
  await expect(heading(ben, 'The host did not let you in')).toBeVisible();
  await ben.press('Back to the door');
  await expect(ben.page.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
  await expect(ana.tileOf(ben)).toHaveCount(0);
});

test('who was removed stays out, by reloading and by the link, until let in', async ({
  invite,
  room,
}) => {
  test.setTimeout(240_000);
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await openPeople(ana);
  await ana.press('Remove Ben');
  await ana.press('Remove and lock');
  await expect(heading(ben, 'The host removed you from the room')).toBeVisible();
  await expect(ana.tileOf(ben)).toHaveCount(0);
  await expect.poll(() => ben.liveTracks()).toEqual({ audio: 0, video: 0 });

  await ben.press('Go and knock');
  await expect(heading(ben, 'You were removed from this room')).toBeVisible();
  await ben.page.reload();
  await ben.press('Join');
  await expect(heading(ben, 'This room is locked')).toBeVisible();
  await comeToTheDoor(ben, room);
  expect(await ana.connections()).toBe(0);

  await ben.press('Knock');
  await ana.press('Let in Ben');
  await ana.page.keyboard.press('Escape');
  await expectEverybodyHasEverybody([ana, ben]);
});

test('the host hands on the right, and it goes on when the host leaves', async ({
  invite,
  room,
}) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben]);
  await lock(ana);
  await comeToTheDoor(cleo, room);
  await cleo.press('Knock');
  await expect(words(ana, 'Cleo is knocking').first()).toBeVisible();

  await openPeople(ana);
  await ana.press('Make host: Ben');
  await ana.press('Make host');
  await expect(words(ben, /You are the host now/)).toBeVisible();
  // The one at the door knocks again by itself, at the new host's.
  await expect(ben.page.getByRole('button', { name: 'Let in Cleo' })).toBeVisible();
  await expect(ana.page.getByRole('button', { name: 'Let in Cleo' })).toHaveCount(0);
  await ana.page.keyboard.press('Escape');

  await ben.press('Leave');
  await expect(words(ana, /You are the host now/)).toBeVisible();
  await ana.press('Let in Cleo');
  await expectEverybodyHasEverybody([ana, cleo]);
});

test('asking to mute changes nothing until the person mutes', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await openPeople(ben);
  await ben.press('Ask to mute: Ana');
  await ben.page.keyboard.press('Escape');
  await expect(words(ana, 'Ben asks you to mute.')).toBeVisible();
  await expect(ana.page.getByRole('button', { name: 'Mute microphone' })).toBeVisible();
  await expect(ben.tileOf(ana).getByText('Microphone muted')).toHaveCount(0);

  await ana.press('Mute');
  await expect(ben.tileOf(ana).getByText('Microphone muted')).toBeVisible();
  await expect(words(ana, 'Ben asks you to mute.')).toHaveCount(0);
});

const guarded = test.extend({
  origin: async ({}, use) => {
    const place = await loopback();
    const env = { ...place.env, ACCESS_TOKEN: PASSWORD };
    const server = await startProductionServer({ ...place, env });
    await use(server.origin);
    await server.stop();
  },
});

guarded(
  'a server with a password opens rooms for those who have it only',
  async ({ invite, room }) => {
    const [ana, ben] = await inviteTwo(invite);
    await ana.open(room);
    await ana.press('Join');
    const password = ana.page.getByLabel('Password of this server');
    await expect(password).toBeFocused();
    await password.fill('a guess or two');
    await ana.press('Join');
    await expect(words(ana, /That is not the password/)).toBeVisible();
    expect(await axeViolations(ana.page, 'the wrong password')).toEqual([]);
    await password.fill(PASSWORD);
    await ana.press('Join');
    await expect(ana.ownTile).toBeVisible();

    // A room that somebody is in is open to everybody, and the tab keeps the password.
    await ben.join(room);
    await expectEverybodyHasEverybody([ana, ben]);
    await ben.press('Leave');
    await ana.press('Leave');
    await expect(heading(ana, 'You left the room')).toBeVisible();
    await ana.join(room);
  },
);

test('who has knocked and loads the page again is still at the door', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.join(room);
  await lock(ana);
  await comeToTheDoor(ben, room);
  await ben.press('Knock');
  await expect(words(ana, 'Ben is knocking').first()).toBeVisible();
  await ben.page.reload();
  await expect(words(ben, 'You have knocked. The host decides.')).toBeVisible();
  await ana.press('Let in Ben');
  await expectEverybodyHasEverybody([ana, ben]);
});
