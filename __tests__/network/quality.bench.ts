import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import { FileList } from '../e2e/support/file-list';
import { fileOnDisk } from '../e2e/support/file-on-disk';
import type { Person } from '../e2e/support/person';
import { packetsLost, STRUCK } from './faults/faults';
import { narrowLine } from './lab/narrow-line';
import { callOf } from './support/call-of';
import { expectHeardWell } from './support/heard';
import { skipWithoutLab } from './support/skip-without-lab';
import { test } from './support/test';

skipWithoutLab();

const LINE_KBITS = 2_000;

/** Enough for half a minute at the least, and little enough that a per cent of it is soon there. */
const FILE_MIB = 24;

/** How many of these read that somebody's line carries sound only. */
async function toldOfRest(others: readonly Person[]): Promise<number> {
  const told = others.map(({ page }) =>
    page.getByText("Nora's connection carries sound only").count(),
  );
  return (await Promise.all(told)).reduce((sum, count) => sum + count, 0);
}

for (const [kbits, count] of [
  [300, 4],
  [150, 2],
] as const) {
  test(`who has ${String(kbits)} kbit/s up among ${String(count)} is heard well; pictures come back with the line`, async ({
    inviteFrom,
    lab,
    room,
  }, testInfo) => {
    test.setTimeout(480_000);
    const { people, nora, others } = await callOf(count, inviteFrom, room);
    const widen = narrowLine(lab, STRUCK, 'up', kbits);
    try {
      await expectHeardWell([nora], others, testInfo);
    } finally {
      widen();
    }
    await expectEverybodyHasEverybody(people);
  });
}

test('a file on a line of 2 Mbit/s uses most of what the call leaves of it, and is not heard', async ({
  inviteFrom,
  lab,
  room,
}, testInfo) => {
  test.setTimeout(480_000);
  const { nora, others } = await callOf(2, inviteFrom, room);
  const [ben] = others;
  if (!ben) throw new Error('nobody came');
  const [noras, bens] = [await FileList.open(nora), await FileList.open(ben)];
  const { name, path } = await fileOnDisk(testInfo, 'film.mkv', FILE_MIB);
  const widen = narrowLine(lab, STRUCK, 'up', LINE_KBITS);
  try {
    await noras.pick(path);
    await bens.press(name, 'Accept');
    await bens.expectBegun(name);
    const read = async () => ({
      atMs: Date.now(),
      file: ((await bens.percent(name)) / 100) * FILE_MIB * 2 ** 20,
      call: await nora.page.evaluate(() => window.callProbe.mediaSent()),
    });
    const before = await read();
    await expectHeardWell([nora], others, testInfo, 0.01);
    const after = await read();
    const line = (LINE_KBITS / 8) * (after.atMs - before.atMs);
    const used = (after.file - before.file) / (line - (after.call - before.call));
    const description = `the file uses ${(100 * used).toFixed(0)} % of what the call leaves`;
    testInfo.annotations.push({ type: 'heard', description });
    expect(used).toBeGreaterThanOrEqual(0.6);
  } finally {
    widen();
  }
});

test('pictures do not rest where the air loses 5 % of everything', async ({
  inviteFrom,
  lab,
  room,
}) => {
  test.setTimeout(480_000);
  const { people, others } = await callOf(2, inviteFrom, room);
  const fault = packetsLost(5);
  try {
    await fault.strike(lab);
    expect(await toldOfRest(others)).toBe(0);
    await expectEverybodyHasEverybody(people);
  } finally {
    fault.heal(lab);
  }
});
