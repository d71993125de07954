import { expect, type Locator } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteThree, inviteTwo } from './support/meet';
import type { Person } from './support/person';
import { expectSamePhrase } from './support/phrase';
import { test } from './support/test';

const WORD = 'Somebody is getting ready to join';

const wordTo = ({ page }: Person): Locator => page.getByText(WORD, { exact: true });
const words = ({ page }: Person, text: string): Locator => page.getByText(text);
const choice = ({ page }: Person): Locator =>
  page.getByRole('switch', { name: 'Connect before joining' });

/** @returns which connection of each of the two it is */
async function expectOneLink(...people: readonly [Person, Person]): Promise<[number[], number[]]> {
  for (const person of people) {
    await expect.poll(async () => (await person.connectionsUp()).length).toBe(1);
  }
  const [one, other] = people;
  return [await one.connectionsUp(), await other.connectionsUp()];
}

/** One is inside; the other stands in the lobby, which the one inside reads. */
async function prepare(room: string, outside: Person, inside: Person): Promise<void> {
  await inside.join(room);
  await outside.open(room);
  await expect(wordTo(inside)).toBeVisible();
}

/** Locks the room, or unlocks it. */
async function turnLock({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: /: who is here$/ }).click();
  await page.getByRole('checkbox', { name: 'Lock the room' }).click();
  await page.keyboard.press('Escape');
}

test('joining begins media on the link that stands, and nothing is seen or sent before', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.join(room);
  await ben.open(room);
  await expect(choice(ben)).toBeChecked();
  await expect(wordTo(ana)).toBeVisible();
  const links = await expectOneLink(ana, ben);
  expect(await ana.tileNames()).toEqual(['Ana (you)']);
  await expect(words(ben, '1 person is inside')).toBeVisible();
  expect([await ana.mediaBytes(), await ben.mediaBytes()]).toEqual([0, 0]);

  await ben.press('Join');
  await expectEverybodyHasEverybody([ana, ben]);
  await expect(wordTo(ana)).toBeHidden();
  expect([await ana.connectionsUp(), await ben.connectionsUp()]).toEqual(links);
  await expectSamePhrase([ana, ben]);
});

test('whoever leaves the lobby leaves nothing behind', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await prepare(room, ben, ana);
  await ben.page.close();
  await expect(wordTo(ana)).toBeHidden();
  await expect.poll(() => ana.connectionsUp()).toEqual([]);
});

test('without the switch nobody is connected before joining, and the choice is remembered', async ({
  invite,
  room,
}) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await prepare(room, ben, ana);
  await choice(ben).uncheck();
  await expect(wordTo(ana)).toBeHidden();
  await ben.open(room);
  await expect(words(ben, '1 person is inside')).toBeVisible();
  await expect(choice(ben)).not.toBeChecked();
  // Somebody who came later is linked, and is the only one.
  await cleo.open(room);
  await expect(wordTo(ana)).toBeVisible();
  await expectOneLink(ana, cleo);
  await ben.press('Join');
  await expectEverybodyHasEverybody([ana, ben]);
});

test('a hidden address stays hidden before joining, too', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await ben.page.addInitScript(() => localStorage.setItem('tertulia.hideAddress', 'yes'));
  await prepare(room, ben, ana);
  await expect(words(ben, 'over the relay, without sound or picture')).toBeVisible();
  await expect.poll(async () => (await ana.paths()).map(({ remote }) => remote)).toEqual(['relay']);
  // Whatever Ana was told of ways to Ben.
  const told = await ana.page.evaluate(() => window.callProbe.remoteDescriptions().join('\n'));
  expect(told).toContain('typ relay');
  expect(told).not.toMatch(/typ (host|srflx|prflx)/);
  await ben.press('Join');
  await expectEverybodyHasEverybody([ana, ben]);
});

test('nobody is connected at a locked door, nor when the room is locked', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await prepare(room, ben, ana);
  await turnLock(ana);
  await expect(words(ben, 'Locked: you have to knock')).toBeVisible();
  await expect(wordTo(ana)).toBeHidden();
  await expect.poll(() => ana.connectionsUp()).toEqual([]);
  await ben.press('Join');
  await expect(ben.page.getByRole('heading', { name: 'This room is locked' })).toBeVisible();
  expect(await ana.connectionsUp()).toEqual([]);
  await turnLock(ana);
  await expectEverybodyHasEverybody([ana, ben]);
});
