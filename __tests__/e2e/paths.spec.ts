import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteTwo } from './support/meet';
import { test } from './support/test';

test('a tile tells which way picture and sound take', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.join(room);
  await ben.join(room);
  const words = 'Connected directly, in the same network';
  await expect(ana.tileOf(ben).getByTitle(words)).toBeVisible();
  await expect(ben.tileOf(ana).getByTitle(words)).toBeVisible();
});

test('who hides the address is reached over the relay, and gives it away nowhere', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ben.join(room);
  await ana.open(room);
  await ana.page.getByRole('checkbox', { name: 'Hide my IP address' }).check();
  await ana.press('Join');
  const relayed = /^Connected over (a|the) relay/;
  await expect(ana.tileOf(ben).getByTitle(relayed)).toBeVisible();
  await expect(ben.tileOf(ana).getByTitle(relayed)).toBeVisible();
  await expectEverybodyHasEverybody([ana, ben]);
  const heard = () => ben.page.evaluate(() => window.callProbe.remoteDescriptions().join());
  expect(await heard()).toContain(' typ relay');
  expect(await heard()).not.toMatch(/ typ (host|srflx|prflx)/);

  await ana.page.reload();
  await ana.joinIfAsked();
  await expect(ben.tileOf(ana).getByTitle(relayed)).toBeVisible();
  expect(await heard()).not.toMatch(/ typ (host|srflx|prflx)/);
});
