import { expect } from '@playwright/test';
import { FileList } from './support/file-list';
import { fileOnDisk } from './support/file-on-disk';
import { expectBothWays, skipWithoutFirefox, test } from './support/firefox-test';

skipWithoutFirefox();

test('Firefox and Chromium hand each other files', async ({ ana, fritz, room }, testInfo) => {
  test.setTimeout(300_000);
  await ana.join(room);
  await fritz.join(room);
  await expectBothWays(ana, fritz);
  const anas = await FileList.open(ana);
  await fritz.openChat();

  const there = await fileOnDisk(testInfo, 'from-ana.bin', 16);
  await anas.pick(there.path);
  await expect.poll(() => fritz.fileWords(there.name)).toContain('From Ana');
  await fritz.press('Accept');
  await expect.poll(() => fritz.fileWords(there.name), { timeout: 60_000 }).toContain('Received');
  expect(await fritz.fileHash(there.name)).toBe(there.hash);
  await anas.expectState(there.name, 'Sent');

  const back = await fileOnDisk(testInfo, 'from-fritz.bin', 16);
  await fritz.sendFile(back.path);
  await anas.press(back.name, 'Accept');
  await anas.expectReceived(back.name);
  expect((await anas.save(back.name)).hash).toBe(back.hash);
});
