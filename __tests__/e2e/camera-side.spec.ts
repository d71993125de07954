import { expect } from '@playwright/test';
import { axeViolations } from './support/axe';
import { meet } from './support/meet';
import { test } from './support/test';

test('one press shows what the camera at the back sees, and another one the person again', async ({
  invite,
  room,
}) => {
  const ana = await invite({ name: 'Ana', colour: 'red', devices: { back: 'green' } });
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  await meet(room, [ana, ben]);
  await ana.page.setViewportSize({ width: 360, height: 740 });
  await ana.press('Use the back camera');
  await ben.expectColour(ben.tileOf(ana), 'green');
  await expect.poll(() => ana.liveTracks()).toEqual({ audio: 1, video: 1 });
  expect(await axeViolations(ana.page, 'the camera at the back')).toEqual([]);
  await ana.press('Use the front camera');
  await ben.expectColour(ben.tileOf(ana), 'red');
  await expect(ben.page.getByRole('button', { name: /(back|front) camera/ })).toHaveCount(0);
});
