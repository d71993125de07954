import { expect } from '@playwright/test';
import { axeViolations } from './support/axe';
import { expectMedia } from './support/expect-media';
import { inviteTwo, meet } from './support/meet';
import { Person } from './support/person';
import { setHidden } from './support/set-hidden';
import { test } from './support/test';

test('a window apart shows the others and mutes, and pictures come for as long as it is open', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await ana.press('View');
  await ana.page.getByRole('switch', { name: 'Picture-in-picture when I change tabs' }).check();
  expect(await axeViolations(ana.page, 'choices of picture-in-picture')).toEqual([]);
  await setHidden(ana.page, true);
  await expectMedia(ana, { pictures: 0, sounds: 1 });

  const opened = ana.page.context().waitForEvent('page');
  await ana.press('Picture-in-picture');
  const apart = new Person('Ana', 'red', await opened);
  await expectMedia(ana, { pictures: 1, sounds: 1 });
  await apart.expectColour(apart.tileOf(ben), 'blue');
  expect(await axeViolations(apart.page, 'the window apart')).toEqual([]);
  await apart.press('Mute microphone');
  await expect(ben.tileOf(ana).getByText('Microphone muted')).toHaveCount(1);

  await apart.page.close();
  await expectMedia(ana, { pictures: 0, sounds: 1 });
});
