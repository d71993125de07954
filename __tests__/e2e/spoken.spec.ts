import { expect, type Locator, type Page } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteTwo } from './support/meet';
import { test } from './support/test';

/** A screen reader speaks of changes inside of what it knew as a live region before. */
async function listen(page: Page): Promise<void> {
  await page.locator('[aria-live]').evaluateAll((regions) => {
    for (const region of regions) region.setAttribute('data-heard', '');
  });
}

const heard = (page: Page, words: string | RegExp): Locator =>
  page.locator('[data-heard]').filter({ hasText: words });

test('what happens in a call is read out: who came, what is amiss, what was copied', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.open(room);
  await expect(ana.page.getByText('Nobody is inside yet')).toBeVisible();
  await listen(ana.page);
  await ana.press('Join');
  await expect(ana.ownTile).toBeVisible();
  await ana.page.context().grantPermissions(['clipboard-write']);
  await ana.press('Copy link');
  await expect(heard(ana.page, 'The link is on the clipboard.')).toHaveCount(1);

  await ben.join(room);
  await expect(heard(ana.page, 'Ben is here')).toHaveCount(1);
  await expectEverybodyHasEverybody([ana, ben]);

  await listen(ana.page);
  await listen(ben.page);
  await ben.page.evaluate(() => window.standInDevices.unplug('camera'));
  await expect(heard(ana.page, "Ben's camera was interrupted")).toHaveCount(1);
  await expect(heard(ben.page, 'No camera was found.')).toHaveCount(1);
});

test('the focus goes to the heading of what is shown, without a ring', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const { page } = ana;
  const heading = page.getByRole('heading', { level: 1 });
  await ana.open(room);
  await expect(heading).toHaveText('Ready to go in?');
  await expect(heading).not.toBeFocused();

  await page.getByRole('button', { name: 'Join', exact: true }).press('Enter');
  await expect(ana.ownTile).toBeVisible();
  await expect(heading).toBeFocused();
  await expect(heading).toHaveCSS('outline-style', 'none');

  await page.getByRole('button', { name: 'Leave', exact: true }).press('Enter');
  await expect(heading).toHaveText('You left the room');
  await expect(heading).toBeFocused();
  await expect(heading).toHaveCSS('outline-style', 'none');

  await page.getByRole('button', { name: 'Rejoin' }).press('Enter');
  await expect(ana.ownTile).toBeVisible();
  await expect(heading).toBeFocused();
});
