import { expect } from '@playwright/test';
import { expectBothWays, skipWithoutFirefox, test } from './support/firefox-test';
import { heardSides, listenToChannels } from './support/heard-channels';
import { expectSoundRate } from './support/sound-rate';

skipWithoutFirefox();

test('music goes from Firefox to Chromium on the left and on the right, at full rate', async ({
  ana,
  fritz,
  room,
}) => {
  await ana.join(room);
  await fritz.join(room);
  await expectBothWays(ana, fritz);
  await listenToChannels(ana.page);
  await expect.poll(() => heardSides(ana.page)).toBe('left right');

  await fritz.press('Settings');
  await fritz.flip('Music');
  await expect.poll(() => heardSides(ana.page)).toBe('left');
  await expectSoundRate(ana).toBeGreaterThan(100);

  await fritz.flip('Music');
  await expect.poll(() => heardSides(ana.page)).toBe('left right');
  await expectSoundRate(ana).toBeLessThan(60);
});

test('music goes from Chromium to Firefox so, too', async ({ ana, fritz, room }) => {
  await fritz.join(room);
  await ana.join(room);
  await expectBothWays(ana, fritz);
  await listenToChannels(fritz);
  await expect.poll(() => heardSides(fritz)).toBe('left right');

  await ana.press('Settings');
  const music = ana.page.getByRole('switch', { name: 'Music' });
  await music.check();
  await expect.poll(() => heardSides(fritz)).toBe('left');
  await expectSoundRate(fritz).toBeGreaterThan(100);

  await music.uncheck();
  await expect.poll(() => heardSides(fritz)).toBe('left right');
  await expectSoundRate(fritz).toBeLessThan(60);
});
