import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import { expectMedia } from '../e2e/support/expect-media';
import type { ProductionServer } from '../e2e/support/production-server';
import { startProductionServer } from '../e2e/support/production-server';
import { noteGap } from './faults/gap-reporter';
import { followPictures, lengthOf, takeLongestGap } from './faults/media-gap';
import { test as base } from './faults/test';
import { placeInLab } from './support/place-in-lab';
import { skipWithoutLab } from './support/skip-without-lab';

skipWithoutLab();

const AWAY_MS = 10_000;

interface OwnServer {
  /** A server of the test's own that is killed, and started again with what it kept. */
  servers: { readonly kill: () => Promise<void>; readonly start: () => Promise<void> };
}

const test = base.extend<OwnServer>({
  servers: async ({ lab }, use) => {
    const secret = { SECRET_FILE: join(lab.folder, 'secret-that-stays') };
    const place = placeInLab(lab, 'other-server', secret);
    let running: ProductionServer = await startProductionServer(place);
    await use({
      kill: () => running.kill(),
      start: async () => {
        running = await startProductionServer(place);
      },
    });
    await running.stop();
  },
  origin: async ({ lab, servers: _ }, use) => {
    await use(placeInLab(lab, 'other-server').origin);
  },
});

test('pictures go on without the server, and who comes afterwards meets everybody', async ({
  inviteFrom,
  servers,
  room,
}, testInfo) => {
  test.setTimeout(180_000);
  const ana = await inviteFrom('cone-1', { name: 'Ana', colour: 'red' });
  const ben = await inviteFrom('cone-2', { name: 'Ben', colour: 'blue' });
  const cleo = await inviteFrom('cone-1-neighbour', { name: 'Cleo', colour: 'green' });
  const three = [ana, ben, cleo];
  for (const person of three) await person.join(room);
  await expectEverybodyHasEverybody(three);
  await ben.press('Mute microphone');
  for (const person of three) await followPictures(person, 2);

  await servers.kill();
  const killedMs = Date.now();
  const notice = ana.page.getByText('The call goes on;');
  await expect(notice).toBeVisible();
  await delay(killedMs + AWAY_MS - Date.now());
  const gap = await takeLongestGap(three);
  expect(lengthOf(gap)).toBeLessThan(AWAY_MS);
  noteGap(testInfo, 'the server is killed, and away for 10 s', gap, gap.toMs);
  await servers.start();
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
