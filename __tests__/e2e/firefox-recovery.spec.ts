import { expect, mergeTests } from '@playwright/test';
import { test as ownServerTest } from '../faults/own-server-test';
import { screenColour } from './support/device-plan';
import { expectBothWays, skipWithoutFirefox, test as firefoxTest } from './support/firefox-test';

const test = mergeTests(ownServerTest, firefoxTest);

skipWithoutFirefox();

test('either restarts, and then both at once, twenty times in a row', async ({
  ana,
  fritz,
  room,
}) => {
  test.setTimeout(300_000);
  await ana.join(room);
  await fritz.join(room);
  await expectBothWays(ana, fritz);

  for (const one of [ana, fritz]) {
    await one.changeNetwork();
    await expectBothWays(ana, fritz);
  }
  for (let round = 0; round < 20; round += 1) {
    await Promise.all([ana.changeNetwork(), fritz.changeNetwork()]);
  }

  await expectBothWays(ana, fritz);
  // No offer is left without an answer.
  await ana.press('Share screen');
  await fritz.expectColour("Ana's screen", screenColour);
});

test('both go on without the server, and negotiate without it', async ({
  ana,
  fritz,
  room,
  server,
}) => {
  test.setTimeout(300_000);
  await fritz.join(room);
  await ana.join(room);
  await expectBothWays(ana, fritz);
  const made = await Promise.all([ana.connectionsMade(), fritz.connectionsMade()]);

  await server.kill();
  await expect(ana.page.getByText('The call goes on;')).toBeVisible();
  await ana.press('Share screen');
  await fritz.expectColour("Ana's screen", screenColour);
  await fritz.press('Share screen');
  await ana.expectColour(ana.groupNamed("Fritz's screen"), screenColour);
  for (const one of [ana, fritz]) await one.press('Stop sharing');
  await server.startAgain();
  await expect(ana.page.getByText('The call goes on;')).toBeHidden();

  await expectBothWays(ana, fritz);
  expect(await Promise.all([ana.connectionsMade(), fritz.connectionsMade()])).toEqual(made);
});
