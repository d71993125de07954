import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import { expectMedia } from '../e2e/support/expect-media';
import { noteGaps } from '../faults/gap-reporter';
import { followMedia, lengthOf, takeLongestGaps } from '../faults/media-gap';
import { OwnServer } from '../faults/own-server';
import { test as base } from './faults/test';
import { placeInLab } from './support/place-in-lab';
import { skipWithoutLab } from './support/skip-without-lab';

skipWithoutLab();

const AWAY_MS = 10_000;

const test = base.extend<{ server: OwnServer }>({
  server: async ({ lab }, use) => {
    const server = await OwnServer.start(placeInLab(lab, 'other-server'));
    await use(server);
    await server.close();
  },
  origin: async ({ server }, use) => {
    await use(server.origin);
  },
});

test('pictures go on without the server, and who comes afterwards meets everybody', async ({
  inviteFrom,
  server,
  room,
}, testInfo) => {
  test.setTimeout(300_000);
  const ana = await inviteFrom('cone-1', { name: 'Ana', colour: 'red' });
  const ben = await inviteFrom('cone-2', { name: 'Ben', colour: 'blue' });
  const cleo = await inviteFrom('cone-1-neighbour', { name: 'Cleo', colour: 'green' });
  const three = [ana, ben, cleo];
  for (const person of three) await person.join(room);
  await expectEverybodyHasEverybody(three);
  await ben.press('Mute microphone');
  for (const person of three) await followMedia(person, 2);

  await server.kill();
  const killedMs = Date.now();
  const notice = ana.page.getByText('The call goes on;');
  await expect(notice).toBeVisible();
  await delay(killedMs + AWAY_MS - Date.now());
  const { picture } = await takeLongestGaps(three);
  expect(lengthOf(picture)).toBeLessThan(AWAY_MS);
  noteGaps(testInfo, 'the server is killed, and away for 10 s', { picture }, picture.toMs);
  await server.startAgain();
  await expect(notice).toBeHidden();

  const dora = await inviteFrom('cone-2-neighbour', { name: 'Dora', colour: 'yellow' });
  await dora.join(room);
  const four = [...three, dora];
  await Promise.all(
    four.map(async (person) => {
      await person.expectToSee(...four.filter((other) => other !== person));
      await expectMedia(person, { pictures: 3, sounds: person === ben ? 3 : 2 });
    }),
  );
  await expect(ben.page.getByRole('button', { name: 'Unmute microphone' })).toBeVisible();
});
