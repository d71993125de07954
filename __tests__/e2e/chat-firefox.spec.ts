import { expect, mergeTests } from '@playwright/test';
import { test as ownServerTest } from '../faults/own-server-test';
import { ChatPanel } from './support/chat-panel';
import { skipWithoutFirefox, test as firefoxTest } from './support/firefox-test';

const test = mergeTests(ownServerTest, firefoxTest);

skipWithoutFirefox();

test('two with Firefox and one with Chromium write, one comes later, one loads the page again, the server dies', async ({
  ana,
  fritz,
  greta,
  room,
  server,
}) => {
  test.setTimeout(300_000);
  await fritz.join(room);
  await greta.join(room);
  await fritz.write('Hello, Greta');
  await greta.write('Hello, <b>and no HTML</b>');
  await ana.join(room);
  const anas = await ChatPanel.open(ana);
  const expectLines = async (texts: readonly string[]) => {
    await expect.poll(() => anas.texts()).toEqual(texts);
    for (const one of [fritz, greta]) await expect.poll(() => one.chatTexts()).toEqual(texts);
  };
  const lines = ['Hello, Greta', 'Hello, <b>and no HTML</b>'];
  await expectLines(lines);

  await fritz.reload();
  await fritz.openChat();
  await anas.write('Back already?');
  await expectLines([...lines, 'Back already?']);

  await server.kill();
  await expect(ana.page.getByText('The call goes on;')).toBeVisible();
  await fritz.write('Yes, and without a server');
  await expectLines([...lines, 'Back already?', 'Yes, and without a server']);
});
