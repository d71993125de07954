import { expect } from '@playwright/test';
import { test as base } from '../faults/own-server-test';

const ACCESS = 'correct horse battery';

const test = base.extend<{ passFor: (room: string) => Promise<string> }>({
  settings: async ({}, use) => {
    await use({ ACCESS_TOKEN: ACCESS });
  },
  passFor: async ({ origin }, use) => {
    await use(async (room) => {
      const answer = await fetch(`${origin}/api/passes`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${ACCESS}` },
        body: JSON.stringify({ room, seconds: 3_600 }),
      });
      return ((await answer.json()) as { pass: string }).pass;
    });
  },
});

test('a guest opens the room that the pass in the link is for, and no other', async ({
  invite,
  room,
  passFor,
}) => {
  const pass = await passFor(room);
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.page.goto(`/room/${room}?name=Ana#pass=${pass}`);
  await ana.press('Join');
  await expect(ana.ownTile).toBeVisible();
  expect(new URL(ana.page.url()).hash).toBe(`#pass=${pass}`);

  const ben = await invite({ name: 'Ben', colour: 'blue' });
  await ben.page.goto(`/room/another-${room}?name=Ben#pass=${pass}`);
  await ben.press('Join');
  await expect(ben.page.getByLabel('Password of this server')).toBeFocused();
  await expect(ben.page.getByText('until a time that is over')).toBeVisible();
  await ben.page.getByLabel('Password of this server').fill(ACCESS);
  await ben.press('Join');
  await expect(ben.ownTile).toBeVisible();
});
