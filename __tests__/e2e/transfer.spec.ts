import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { axeViolations } from './support/axe';
import { dropFolder } from './support/drop-folder';
import { dragFile } from './support/drag-files';
import { FileList, hashOf } from './support/file-list';
import { inviteThree, inviteTwo, meet } from './support/meet';
import { pastePicture } from './support/paste-picture';
import { installSavePlace } from './support/save-place';
import { test } from './support/test';

const binary = { mimeType: 'application/octet-stream' };

test('to everybody and to one, taken, refused, and the same at the end', async ({
  invite,
  room,
}) => {
  test.setTimeout(300_000);
  const [ana, ben, cleo] = await inviteThree(invite);
  await cleo.page.addInitScript(installSavePlace);
  await meet(room, [ana, ben, cleo]);
  const anas = await FileList.open(ana);
  const [plan, empty] = [randomBytes(8 * 1024 * 1024), Buffer.alloc(0)];
  await anas.pick([
    { name: 'plan.bin', buffer: plan, ...binary },
    { name: 'empty.txt', buffer: empty, ...binary },
  ]);
  await expect(anas.file('plan.bin').getByRole('listitem')).toHaveCount(2);

  // The panel is closed over there.
  await expect(ben.page.getByRole('button', { name: 'Chat, 2 unread' })).toBeVisible();
  await expect(ben.page).toHaveTitle(/^\(2\) /);
  await expect(ben.page.getByRole('button', { name: /^Ana wants to send you/ })).toBeVisible();
  const bens = await FileList.open(ben);
  await expect(ben.page).not.toHaveTitle(/^\(/);
  await expect(bens.file('plan.bin')).toContainText('From Ana');
  for (const name of ['plan.bin', 'empty.txt']) await bens.press(name, 'Accept');
  const cleos = await FileList.open(cleo);
  await cleos.press('plan.bin', 'Refuse');
  await bens.expectReceived('plan.bin');
  expect(await bens.save('plan.bin')).toEqual({ hash: hashOf(plan), fileName: 'plan.bin' });
  await bens.expectReceived('empty.txt');
  expect(await bens.save('empty.txt')).toEqual({ hash: hashOf(empty), fileName: 'empty.txt' });
  const lines = anas.file('plan.bin').getByRole('listitem');
  await expect(lines).toHaveText([/^Ben.*Sent$/, /^Cleo.*Refused$/]);
  await anas.press('plan.bin', 'Remove from list');
  await expect(anas.file('plan.bin')).toHaveCount(0);

  await anas.panel.to.selectOption('Cleo');
  await anas.pick({ name: 'for-cleo.txt', buffer: Buffer.from('only you'), ...binary });
  await cleos.press('for-cleo.txt', 'Save as…');
  await cleos.expectReceived('for-cleo.txt');
  expect(await cleo.page.evaluate(() => window.savePlace.read('for-cleo.txt'))).toBe('only you');
  await expect(cleos.file('for-cleo.txt').getByRole('link')).toHaveCount(0);
  await anas.expectState('for-cleo.txt', 'Sent');
  await expect(bens.file('for-cleo.txt')).toHaveCount(0);
});

test('dropped on a tile it goes to one, on the page to all; a pasted picture shows at once', async ({
  invite,
  room,
}) => {
  test.setTimeout(240_000);
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben, cleo]);
  const [bens, cleos] = [await FileList.open(ben), await FileList.open(cleo)];
  const notes = { name: 'notes.txt', text: 'for Ben' };
  await dragFile(ana.tileOf(ben), 'dragover', notes);
  await expect(ana.page.getByText('Drop to send to Ben')).toBeVisible();
  await dragFile(ana.tileOf(ben), 'drop', notes);
  await expect(ana.page.getByText('Drop to send to Ben')).toBeHidden();
  const anas = new FileList(ana);
  await expect(anas.file('notes.txt')).toContainText('To Ben');
  await dragFile(ana.page.locator('body'), 'dragover', notes);
  await expect(ana.page.getByText('Drop to send to everybody')).toBeVisible();
  await dragFile(ana.page.locator('body'), 'drop', { name: 'all.txt', text: 'for all' });
  await expect(cleos.file('all.txt')).toBeVisible();
  await expect(cleos.file('notes.txt')).toHaveCount(0);

  await pastePicture(ana.page, 'shot.png');
  await expect(bens.file('shot.png').getByRole('img', { name: /^Preview/ })).toBeVisible();
  await bens.press('shot.png', 'Accept');
  const picture = bens.file('shot.png').getByRole('img', { name: 'Picture: shot.png' });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(64);
});

test('a folder becomes its files, with clean names', async ({ invite, room }, testInfo) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  const [anas, bens] = [await FileList.open(ana), await FileList.open(ben)];
  const folder = testInfo.outputPath('holiday');
  await mkdir(join(folder, 'inner'), { recursive: true });
  await writeFile(join(folder, 'invoice\u202etxt.exe'), 'looks like exe.txt');
  await writeFile(join(folder, 'inner', 'what?.txt'), 'inside');
  await dropFolder(ana.page, folder);
  for (const name of ['invoicetxt.exe', 'what_.txt']) {
    await expect(anas.file(name)).toBeVisible();
    await bens.press(name, 'Accept');
    await bens.expectReceived(name);
  }
  const { hash, fileName } = await bens.save('what_.txt');
  expect({ hash, fileName }).toEqual({
    hash: hashOf(Buffer.from('inside')),
    fileName: 'what_.txt',
  });
});

test('a folder without a file is told of, dropped or picked', async ({
  invite,
  room,
}, testInfo) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  const { panel } = await FileList.open(ana);
  const folder = testInfo.outputPath('empty');
  await mkdir(folder, { recursive: true });
  const words = panel.region.getByText(
    'There is no file in it that can be read. Nothing was sent.',
  );
  await dropFolder(ana.page, folder);
  await expect(words).toBeVisible();
  await panel.region.getByRole('button', { name: 'Dismiss' }).click();
  await expect(words).toHaveCount(0);
  const chooser = ana.page.waitForEvent('filechooser');
  await panel.region.getByRole('button', { name: 'Send folder' }).click();
  await (await chooser).setFiles(folder);
  await expect(words).toBeVisible();
});

test('a folder is sent by keyboard, to one', async ({ invite, room }, testInfo) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  await meet(room, [ana, ben]);
  const [anas, bens] = [await FileList.open(ana), await FileList.open(ben)];
  const folder = testInfo.outputPath('letters');
  await mkdir(join(folder, 'inner'), { recursive: true });
  await writeFile(join(folder, 'one.txt'), 'first');
  await writeFile(join(folder, 'inner', 'two.txt'), 'second');
  await anas.panel.to.selectOption({ label: 'Ben' });
  const chooser = ana.page.waitForEvent('filechooser');
  await anas.panel.to.focus();
  await ana.page.keyboard.press('Tab');
  await expect(anas.panel.region.getByRole('button', { name: 'Send folder' })).toBeFocused();
  await ana.page.keyboard.press('Enter');
  await (await chooser).setFiles(folder);
  for (const [name, content] of [
    ['one.txt', 'first'],
    ['two.txt', 'second'],
  ] as const) {
    await bens.press(name, 'Accept');
    await bens.expectReceived(name);
    expect((await bens.save(name)).hash).toBe(hashOf(Buffer.from(content)));
  }
});

test('by keyboard alone, on a phone and on a desk, without barriers', async ({ invite, room }) => {
  test.setTimeout(240_000);
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  const [anas, bens] = [await FileList.open(ana), await FileList.open(ben)];
  const chooser = ana.page.waitForEvent('filechooser');
  await ana.page.keyboard.press('Shift+Tab');
  await ana.page.keyboard.press('Enter');
  const long = `${'very-long-name-'.repeat(12)}.tar.gz`;
  await (
    await chooser
  ).setFiles([
    { name: 'one.txt', buffer: Buffer.from('1'), ...binary },
    { name: long, buffer: Buffer.from('2'), ...binary },
  ]);
  const accept = bens.file('one.txt').getByRole('button', { name: 'Accept', exact: true });
  await accept.focus();
  await ben.page.keyboard.press('Enter');
  await bens.expectReceived('one.txt');
  const save = bens.file('one.txt').getByRole('link', { name: 'Save' });
  await save.focus();
  await Promise.all([ben.page.waitForEvent('download'), ben.page.keyboard.press('Enter')]);
  await anas.expectState('one.txt', 'Sent');

  for (const [person, list] of [[ana, anas] as const, [ben, bens] as const]) {
    for (const size of [
      { width: 360, height: 740 },
      { width: 1440, height: 900 },
    ]) {
      await person.page.setViewportSize(size);
      const [outer, inner] = [
        await list.panel.region.boundingBox(),
        await list.file(long).boundingBox(),
      ];
      if (!outer || !inner) throw new Error('nothing to see');
      expect(inner.x).toBeGreaterThanOrEqual(outer.x);
      expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width);
      const state = `files of ${person.name} at ${String(size.width)}`;
      expect(await axeViolations(person.page, state)).toEqual([]);
    }
  }
});
