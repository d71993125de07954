import { expect } from '@playwright/test';
import { FileList } from './support/file-list';
import { fileOnDisk } from './support/file-on-disk';
import type { Invitation } from './support/guests';
import { inviteTwo, meet } from './support/meet';
import type { Person } from './support/person';
import { setHidden } from './support/set-hidden';
import { test } from './support/test';

/** Mebibytes. Where a machine has time for it, 300: the same way, with more of it before and behind the cut. */
const CUT = Number(process.env.TRANSFER_MIB ?? 64);

/** Mebibytes: enough that it is still on its way when the test gets hold of it. */
const LONG = 48;

async function callOfTwo(invite: (invitation: Invitation) => Promise<Person>, room: string) {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  return { ana, ben, anas: await FileList.open(ana), bens: await FileList.open(ben) };
}

test('either end pauses, goes on and cancels', async ({ invite, room }, testInfo) => {
  test.setTimeout(300_000);
  const { anas, bens } = await callOfTwo(invite, room);
  const { name, path, hash } = await fileOnDisk(testInfo, 'film.mkv', LONG);
  await anas.pick(path);
  await bens.press(name, 'Accept');
  await bens.expectBegun(name);

  await anas.press(name, 'Pause');
  await bens.expectState(name, 'Paused by Ana');
  await anas.press(name, 'Resume');
  await bens.expectState(name, 'Coming in');
  await bens.press(name, 'Pause');
  await anas.expectState(name, 'Paused by Ben');
  await bens.press(name, 'Resume');
  await bens.expectReceived(name);
  expect((await bens.save(name)).hash).toBe(hash);
  await anas.expectState(name, 'Sent');
  for (const list of [anas, bens]) await list.press(name, 'Remove from list');

  for (const [one, other] of [[anas, bens] as const, [bens, anas] as const]) {
    await anas.pick(path);
    await bens.press(name, 'Accept');
    await bens.expectBegun(name);
    await one.press(name, 'Cancel');
    await other.expectState(name, 'Cancelled');
    for (const list of [anas, bens]) await list.press(name, 'Remove from list');
  }
});

test('a cut anywhere, and all of it comes; who looks elsewhere sees in the title how far it is', async ({
  invite,
  room,
}, testInfo) => {
  test.setTimeout(600_000);
  const { ben, anas, bens } = await callOfTwo(invite, room);
  const { name, path, hash } = await fileOnDisk(testInfo, 'film.mkv', CUT);
  await anas.pick(path);
  await bens.press(name, 'Accept');
  await bens.expectBegun(name);
  await setHidden(ben.page, true);
  await expect(ben.page).toHaveTitle(/^\d+ % · /);
  await setHidden(ben.page, false);
  await expect(ben.page).not.toHaveTitle(/%/);

  const cutAt = 5 + Math.floor(85 * Math.random());
  testInfo.annotations.push({ type: 'cut', description: `at ${String(cutAt)} % or soon after` });
  await expect
    .poll(() => bens.percent(name), { intervals: [20], timeout: 300_000 })
    .toBeGreaterThanOrEqual(cutAt);
  await ben.page.evaluate(() => window.callProbe.breakAll());
  await bens.expectReceived(name);
  expect((await bens.save(name)).hash).toBe(hash);
  await anas.expectState(name, 'Sent');
});

test('a cut and a reload of either page in the middle, and all of it comes', async ({
  invite,
  room,
}, testInfo) => {
  test.setTimeout(300_000);
  const { ana, ben, anas, bens } = await callOfTwo(invite, room);
  const { name, path, hash } = await fileOnDisk(testInfo, 'film.mkv', LONG);
  await anas.pick(path);
  await bens.press(name, 'Accept');
  await bens.expectBegun(name);
  await ben.page.evaluate(() => window.callProbe.breakAll());
  // Held where it is, so that the rest of the test does not have to hurry.
  await anas.press(name, 'Pause');
  await bens.expectState(name, 'Paused by Ana');
  const before = await bens.percent(name);

  await ben.page.reload({ waitUntil: 'commit' });
  await ben.joinIfAsked();
  await FileList.open(ben);
  await bens.expectState(name, 'Paused by Ana');
  expect(await bens.percent(name)).toBeGreaterThanOrEqual(before);

  await ana.page.reload({ waitUntil: 'commit' });
  await ana.joinIfAsked();
  await FileList.open(ana);
  await anas.expectState(name, 'Pick the same file again to go on.');
  await anas.file(name).locator('input[type=file]').setInputFiles(path);
  const resume = anas.file(name).getByRole('button', { name: 'Resume', exact: true });
  await expect(resume.or(anas.file(name).getByText('Going out'))).toBeVisible();
  if (await resume.isVisible()) await resume.click();

  await bens.expectReceived(name);
  expect((await bens.save(name)).hash).toBe(hash);
  await anas.expectState(name, 'Sent');
});
