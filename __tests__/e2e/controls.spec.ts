import { expect } from '@playwright/test';
import { screenColour } from './support/device-plan';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { expectMedia } from './support/expect-media';
import type { Person } from './support/person';
import { test as base } from './support/test';

/** Ana and Ben, in a call. */
const test = base.extend<{ ana: Person; ben: Person }>({
  ana: async ({ invite, room }, use) => {
    const ana = await invite({ name: 'Ana', colour: 'red' });
    await ana.join(room);
    await use(ana);
  },
  ben: async ({ ana, invite, room }, use) => {
    const ben = await invite({ name: 'Ben', colour: 'blue' });
    await ben.join(room);
    await expectEverybodyHasEverybody([ana, ben]);
    await use(ben);
  },
});

test('turning the camera off puts its light out and shows others an avatar', async ({
  ana,
  ben,
}) => {
  await ben.press('Stop camera');
  await expect.poll(() => ben.liveTracks()).toEqual({ audio: 1, video: 0 });
  await ana.expectColour(ana.tileOf(ben), null);
  await ben.expectColour(ben.ownTile, null);
  await expectMedia(ana, { pictures: 0, sounds: 1 });

  await ben.press('Start camera');
  await expectEverybodyHasEverybody([ana, ben]);
});

test('muting reaches the others, and nothing is heard', async ({ ana, ben }) => {
  const mutedMark = ana.tileOf(ben).getByText('Microphone muted');
  await expect(mutedMark).toHaveCount(0);
  await ben.press('Mute microphone');
  await expect(mutedMark).toHaveCount(1);
  await expectMedia(ana, { pictures: 1, sounds: 0 });

  await ben.press('Unmute microphone');
  await expect(mutedMark).toHaveCount(0);
  await expectMedia(ana, { pictures: 1, sounds: 1 });
});

test('a shared screen is a second picture beside the camera', async ({ ana, ben }) => {
  await ben.press('Share screen');
  await ana.expectColour(ana.screenOf(ben), screenColour);
  await ana.expectColour(ana.tileOf(ben), 'blue');
  await expectMedia(ana, { pictures: 2, sounds: 1 });

  await ben.press('Stop sharing');
  await expect(ana.screenOf(ben)).toHaveCount(0);
  await expect.poll(() => ben.liveTracks()).toEqual({ audio: 1, video: 1 });
  await expectEverybodyHasEverybody([ana, ben]);
});

test('who comes later sees the shared screen too', async ({ ana, ben, invite, room }) => {
  await ben.press('Share screen');
  await ana.expectColour(ana.screenOf(ben), screenColour);
  const cleo = await invite({ name: 'Cleo', colour: 'green' });
  await cleo.join(room);
  await cleo.expectColour(cleo.screenOf(ben), screenColour);
  await cleo.expectColour(cleo.tileOf(ben), 'blue');
});
