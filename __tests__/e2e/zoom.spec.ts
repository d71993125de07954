import { expect } from '@playwright/test';
import { axeViolations } from './support/axe';
import { screenColour } from './support/device-plan';
import { inviteTwo, meet } from './support/meet';
import { test } from './support/test';

test('a shared screen is looked at closely, by keys and wheel, and the page keeps its own zoom', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await ben.press('Share screen');
  const tile = ana.screenOf(ben);
  await ana.expectColour(tile, screenColour);
  const drawn = () =>
    tile.locator('video').evaluate((video) => video.getBoundingClientRect().width);
  const atFirst = await drawn();

  await ana.page.getByRole('button', { name: "Zoom in: Ben's screen" }).focus();
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.press('ArrowRight');
  await expect(tile.getByRole('group', { name: 'Zoom, 150 %' })).toBeVisible();
  expect((await drawn()) / atFirst).toBeCloseTo(1.5, 1);
  expect(await axeViolations(ana.page, 'a screen looked at closely')).toEqual([]);
  await ana.expectColour(tile, screenColour);
  await ana.page.keyboard.press('0');
  await expect.poll(drawn).toBe(atFirst);

  await tile.hover();
  await ana.page.keyboard.down('Control');
  await ana.page.mouse.wheel(0, -200);
  await ana.page.keyboard.up('Control');
  await expect.poll(drawn).toBeGreaterThan(1.5 * atFirst);
  const isTakenElsewhere = await ana.ownTile.evaluate(
    (own) =>
      !own.dispatchEvent(
        new WheelEvent('wheel', { ctrlKey: true, deltaY: -200, bubbles: true, cancelable: true }),
      ),
  );
  expect(isTakenElsewhere).toBe(false);

  await ben.press('Stop sharing');
  await expect(tile).toHaveCount(0);
});
