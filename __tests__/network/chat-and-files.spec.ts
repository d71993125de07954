import { expect } from '@playwright/test';
import { ChatPanel } from '../e2e/support/chat-panel';
import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import { FileList } from '../e2e/support/file-list';
import { fileOnDisk } from '../e2e/support/file-on-disk';
import type { Invitation } from '../e2e/support/guests';
import type { Person } from '../e2e/support/person';
import { changeOfNetwork, STRUCK, uplinkDown } from './faults/faults';
import { test } from './faults/test';
import type { Place } from './lab/place';
import { skipWithoutLab } from './support/skip-without-lab';

skipWithoutLab();

type InviteFrom = (place: Place, invitation: Invitation) => Promise<Person>;

async function callOfTwo(inviteFrom: InviteFrom, places: readonly [Place, Place], room: string) {
  const ana = await inviteFrom(places[0], { name: 'Ana', colour: 'red' });
  const ben = await inviteFrom(places[1], { name: 'Ben', colour: 'blue' });
  for (const person of [ana, ben]) await person.join(room);
  await expectEverybodyHasEverybody([ana, ben]);
  return { ana, ben };
}

test('what is written while somebody is cut off for 10 s is the same for all after it', async ({
  inviteFrom,
  lab,
  room,
}) => {
  const { ana, ben } = await callOfTwo(inviteFrom, [STRUCK, 'cone-2'], room);
  const panels = [await ChatPanel.open(ana), await ChatPanel.open(ben)] as const;
  const [anas, bens] = panels;
  await anas.write('before');
  await expect.poll(() => bens.texts()).toEqual(['before']);

  const over = uplinkDown(10).strike(lab);
  try {
    await anas.write('from one side of the cut');
    await bens.write('from the other');
    // What Ben said to have got of the one before may be lost as well.
    await expect(anas.log.getByText('Not yet at: Ben').last()).toBeVisible();
  } finally {
    // Whatever came of it: what follows finds the line as it was.
    await over;
  }

  const all = ['before', 'from one side of the cut', 'from the other'];
  for (const panel of panels) await expect.poll(() => panel.texts()).toEqual(all);
  await expect(anas.log.getByText('Not yet at: Ben')).toHaveCount(0);
});

test('a file comes whole from one symmetric NAT to another, over the relay', async ({
  inviteFrom,
  room,
}, testInfo) => {
  const { ana, ben } = await callOfTwo(inviteFrom, ['symmetric-1', 'symmetric-2'], room);
  const [anas, bens] = [await FileList.open(ana), await FileList.open(ben)];
  const { name, path, hash } = await fileOnDisk(testInfo, 'film.mkv', 16);
  await anas.pick(path);
  await bens.press(name, 'Accept');
  await bens.expectReceived(name);
  expect((await bens.save(name)).hash).toBe(hash);
  const ends = [...(await ana.paths()), ...(await ben.paths())];
  expect(ends.some(({ relayProtocol }) => relayProtocol === 'udp')).toBe(true);
});

test('a file goes on where it was after a change of network', async ({
  inviteFrom,
  lab,
  room,
}, testInfo) => {
  const { ana, ben } = await callOfTwo(inviteFrom, [STRUCK, 'cone-2'], room);
  const [anas, bens] = [await FileList.open(ana), await FileList.open(ben)];
  const { name, path, hash } = await fileOnDisk(testInfo, 'film.mkv', 32);
  await anas.pick(path);
  await bens.press(name, 'Accept');
  await bens.expectBegun(name);
  await changeOfNetwork.strike(lab);
  try {
    await bens.expectReceived(name);
  } finally {
    changeOfNetwork.heal(lab);
  }
  expect((await bens.save(name)).hash).toBe(hash);
});
