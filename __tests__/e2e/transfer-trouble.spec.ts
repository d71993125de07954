import { randomBytes } from 'node:crypto';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, type TestInfo } from '@playwright/test';
import { MAX_OFFERS_OF_ONE } from '../../lib/transfer/limits';
import { installBadDisk } from './support/bad-disk';
import { FileList, hashOf } from './support/file-list';
import { fileOnDisk } from './support/file-on-disk';
import { inviteTwo, meet } from './support/meet';
import type { Person } from './support/person';
import { SmallDisk } from './support/small-disk';
import { test } from './support/test';

const MIB = 1024 * 1024;

const binary = { mimeType: 'application/octet-stream' };

async function gather(people: readonly Person[], room: string): Promise<FileList[]> {
  await meet(room, people);
  return Promise.all(people.map((person) => FileList.open(person)));
}

/** Sends a film that goes to the disk, and pauses it in the middle. */
async function pauseMidway(anas: FileList, bens: FileList, testInfo: TestInfo) {
  const film = await fileOnDisk(testInfo, 'film.mkv', 96);
  await anas.pick(film.path);
  await bens.press(film.name, 'Accept');
  await bens.expectBegun(film.name);
  await anas.press(film.name, 'Pause');
  await bens.expectState(film.name, 'Paused by Ana');
  return film;
}

/** The names of what is in the browser's own part of the disk. */
function namesOnDisk(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('transfers', { create: true });
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    return names.sort();
  });
}

test('a file that shrinks, a full disk and one that is forbidden are told at both ends', async ({
  invite,
  room,
}, testInfo) => {
  test.setTimeout(240_000);
  const [ana, ben] = await inviteTwo(invite);
  await ben.page.addInitScript(installBadDisk, 'forbidden.txt');
  const [anas, bens] = await gather([ana, ben], room);
  if (!anas || !bens) throw new Error('nobody there');

  const film = await pauseMidway(anas, bens, testInfo);
  await truncate(film.path, 95 * MIB);
  await anas.press(film.name, 'Resume');
  await anas.expectState(film.name, 'The file changed or vanished meanwhile. Send it again.');
  await bens.expectState(
    film.name,
    'The file changed or vanished over there. Ana can send it again.',
  );
  await expect.poll(() => namesOnDisk(ben.page)).toEqual([]);

  for (const [name, here, there] of [
    ['big.bin', 'There is no space left on this device.', "no space left on Ben's device."],
    [
      'forbidden.txt',
      'The browser did not let it be written.',
      'did not let it be read or written',
    ],
  ] as const) {
    await anas.pick({ name, buffer: randomBytes(MIB), ...binary });
    await bens.press(name, 'Save as…');
    await bens.expectState(name, here);
    await anas.expectState(name, there);
  }
});

test('a disk that fills up in the middle ends that file in words, and nothing else', async ({
  invite,
  guests,
  room,
}, testInfo) => {
  const { obstacle } = SmallDisk;
  test.skip(obstacle !== null, obstacle ?? '');
  test.setTimeout(240_000);
  const disk = SmallDisk.mount(testInfo.outputPath('disk'), 512);
  try {
    const ana = await invite({ name: 'Ana', colour: 'red' });
    const ben = await invite({ name: 'Ben', colour: 'blue', profile: join(disk.path, 'profile') });
    const [anas, bens] = await gather([ana, ben], room);
    if (!anas || !bens) throw new Error('nobody there');
    const film = await pauseMidway(anas, bens, testInfo);
    disk.fill();
    await anas.press(film.name, 'Resume');
    await bens.expectState(film.name, 'There is no space left on this device.');
    await anas.expectState(film.name, "no space left on Ben's device.");
    await bens.panel.write('It is full');
    await expect.poll(() => anas.panel.texts()).toEqual(['It is full']);

    disk.clear();
    await expect.poll(() => namesOnDisk(ben.page)).toEqual([]);
    const small = randomBytes(3 * MIB);
    await anas.pick({ name: 'small.bin', buffer: small, ...binary });
    await bens.press('small.bin', 'Accept');
    await bens.expectReceived('small.bin');
    expect((await bens.save('small.bin')).hash).toBe(hashOf(small));
  } finally {
    await guests.sayGoodbye();
    disk.unmount();
  }
});

test('a browser that can not write to a disk says how much it takes, and takes that', async ({
  invite,
  room,
}, testInfo) => {
  test.setTimeout(240_000);
  const [ana, ben] = await inviteTwo(invite);
  await ben.page.addInitScript(() => {
    Reflect.deleteProperty(StorageManager.prototype, 'getDirectory');
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
  const [anas, bens] = await gather([ana, ben], room);
  if (!anas || !bens) throw new Error('nobody there');
  const huge = testInfo.outputPath('huge.bin');
  await writeFile(huge, '');
  await truncate(huge, 129 * MIB);
  const small = randomBytes(3 * MIB);
  await anas.pick(huge);
  await anas.pick({ name: 'small.bin', buffer: small, ...binary });
  await expect(bens.file('huge.bin')).toContainText('This browser can take files of up to');
  await expect(bens.file('huge.bin').getByRole('button')).toHaveText(['Refuse']);
  await bens.press('small.bin', 'Accept');
  await bens.expectReceived('small.bin');
  expect((await bens.save('small.bin')).hash).toBe(hashOf(small));
});

test('what a page that died left on the disk is gone an hour later, and not what a tab has', async ({
  invite,
  room,
}) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.open(room);
  await ana.page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('transfers', { create: true });
    for (const name of ['left', 'shown']) await folder.getFileHandle(name, { create: true });
  });
  const tab = await ana.page.context().newPage();
  await tab.goto(ana.page.url());
  await tab.evaluate(() => {
    void navigator.locks.request('tertulia.transfer.shown', () => new Promise(() => {}));
  });
  await ana.join(room);
  expect(await namesOnDisk(ana.page)).toEqual(['left', 'shown']);

  await ana.page.addInitScript(() => {
    const { now } = Date;
    Date.now = () => now() + 2 * 3_600_000;
  });
  await ana.page.reload();
  await ana.joinIfAsked();
  await expect.poll(() => namesOnDisk(ana.page)).toEqual(['shown']);
});

test('ten thousand offers of one are as many as one may make, and people talk on', async ({
  invite,
  room,
}) => {
  test.setTimeout(240_000);
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const eve = await invite({ name: 'Eve', colour: 'blue' });
  await eve.page.addInitScript(() => {
    const { createDataChannel } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.createDataChannel = function (label, init) {
      const channel = createDataChannel.call(this, label, init);
      if (label === 'transfer') Object.assign(window, { wire: channel });
      return channel;
    };
  });
  const [anas, eves] = await gather([ana, eve], room);
  if (!anas || !eves) throw new Error('nobody there');
  await eve.page.evaluate(() => {
    const { wire } = window as unknown as { wire: RTCDataChannel };
    const facts = { type: 'offer', name: '../../x', size: 2 ** 40, kind: '', ready: true };
    for (let offer = 0; offer < 10_000; offer++) {
      const id = String(offer).padStart(22, 'x');
      wire.send(JSON.stringify({ ...facts, id, paused: false }));
    }
  });
  await expect(anas.file('x')).toHaveCount(MAX_OFFERS_OF_ONE);
  await eves.panel.write('Did you get them?');
  await expect.poll(() => anas.panel.texts()).toEqual(['Did you get them?']);
  await anas.panel.write('Too many');
  await expect.poll(() => eves.panel.texts()).toEqual(['Did you get them?', 'Too many']);
  await expect(anas.file('x')).toHaveCount(MAX_OFFERS_OF_ONE);
});
