import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { expectMedia } from './support/expect-media';
import { inviteTwo, meet } from './support/meet';
import { test } from './support/test';

test('who chooses sound only sends and sees no pictures, in words, hears on, and comes back', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);

  await ben.press('Settings');
  const soundOnly = ben.page.getByRole('switch', { name: 'Sound only' });
  await soundOnly.check();
  await ben.page.keyboard.press('Escape');
  await expect(ben.page.getByText('Sound only: you see nobody')).toBeVisible();
  await expect(ana.groupNamed('Ben').getByText('Ben has chosen sound only')).toBeVisible();
  await ana.expectColour(ana.groupNamed('Ben'), null);
  await ben.expectColour(ben.groupNamed('Ana'), null);
  for (const person of [ana, ben]) await expectMedia(person, { pictures: 0, sounds: 1 });

  await ben.press('Show pictures');
  await expectEverybodyHasEverybody([ana, ben]);
  await expect(ana.groupNamed('Ben').getByText('Ben has chosen sound only')).toHaveCount(0);
});
