import { expect } from '@playwright/test';
import { FileList } from './support/file-list';
import { fileOnDisk } from './support/file-on-disk';
import type { FirefoxPerson } from './support/firefox-person';
import { expectBothWays, skipWithoutFirefox, test } from './support/firefox-test';
import type { Person } from './support/person';

skipWithoutFirefox();

/** Both with the chat open. @returns Ana's files */
async function callOfBoth(ana: Person, fritz: FirefoxPerson, room: string): Promise<FileList> {
  await ana.join(room);
  await fritz.join(room);
  await expectBothWays(ana, fritz);
  const anas = await FileList.open(ana);
  await fritz.openChat();
  return anas;
}

test('Firefox and Chromium hand each other files', async ({ ana, fritz, room }, testInfo) => {
  test.setTimeout(300_000);
  const anas = await callOfBoth(ana, fritz, room);

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

test('Firefox goes on after a cut and a reload, and may refuse', async ({
  ana,
  fritz,
  room,
}, testInfo) => {
  test.setTimeout(300_000);
  const anas = await callOfBoth(ana, fritz, room);

  const { name, path, hash } = await fileOnDisk(testInfo, 'film.mkv', 32);
  await anas.pick(path);
  await expect.poll(() => fritz.fileWords(name)).toContain('From Ana');
  await fritz.press('Accept');
  await anas.expectBegun(name);
  await ana.page.evaluate(() => window.callProbe.breakAll());
  // Held where it is, so that the rest of the test does not have to hurry.
  await anas.press(name, 'Pause');
  await expect.poll(() => fritz.fileWords(name), { timeout: 60_000 }).toContain('Paused by Ana');
  await fritz.reload();
  await fritz.openChat();
  await expect.poll(() => fritz.fileWords(name), { timeout: 60_000 }).toContain('Paused by Ana');
  await anas.press(name, 'Resume');
  await expect.poll(() => fritz.fileWords(name), { timeout: 120_000 }).toContain('Received');
  expect(await fritz.fileHash(name)).toBe(hash);
  await anas.expectState(name, 'Sent');

  const other = await fileOnDisk(testInfo, 'unwanted.bin', 1);
  await anas.pick(other.path);
  await expect.poll(() => fritz.fileWords(other.name)).toContain('From Ana');
  await fritz.press('Refuse');
  await anas.expectState(other.name, 'Refused');
});
