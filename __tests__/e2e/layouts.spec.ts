import { expect, type Locator } from '@playwright/test';
import { axeViolations } from './support/axe';
import { screenColour } from './support/device-plan';
import { expectMedia } from './support/expect-media';
import { inviteThree, inviteTwo, meet } from './support/meet';
import type { Person } from './support/person';
import { reach } from './support/reach';
import { test } from './support/test';

const widthOf = async (tile: Locator) => (await tile.boundingBox())?.width ?? 0;

/** Of the picture that arrives there, in pixels of its height. */
const frameHeight = (tile: Locator) =>
  tile.locator('video').evaluate((video: HTMLVideoElement) => video.videoHeight);

test('pinned gets sharper', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({ name: 'Ben', colour: 'blue', devices: 'of the browser' });
  const cleo = await invite({ name: 'Cleo', colour: 'green' });
  // So small that who is beside is sent in the smallest size, and a busy machine still sends who is large in the next.
  await ana.page.setViewportSize({ width: 480, height: 360 });
  for (const person of [ana, ben, cleo]) await person.join(room);
  await expectMedia(ana, { pictures: 2, sounds: 2 });
  await ana.tileOf(cleo).hover();
  await ana.press('Pin Cleo');
  const height = () => frameHeight(ana.tileOf(ben));
  await expect.poll(height).toBeLessThanOrEqual(90);
  await expect.poll(height).toBeGreaterThan(0);

  await ana.tileOf(ben).hover();
  await ana.press('Pin Ben');
  await expect.poll(height).toBeGreaterThanOrEqual(180);

  await ana.tileOf(cleo).hover();
  await ana.press('Pin Cleo');
  await expect.poll(height).toBeLessThanOrEqual(90);
});

test('a layout, a pin and the own picture by keyboard alone; the choice outlives the page', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);

  await reach(ana, 'Pin Ben');
  await expect
    .poll(async () => (await widthOf(ana.tileOf(ben))) > 2 * (await widthOf(ana.ownTile)))
    .toBe(true);
  await reach(ana, 'Hide the others');
  await expect(ana.ownTile).toBeHidden();
  await reach(ana, 'Show the others');
  await reach(ana, 'Unpin Ben');
  await expect
    .poll(async () => Math.abs((await widthOf(ana.tileOf(ben))) - (await widthOf(ana.ownTile))))
    .toBeLessThan(1);

  await reach(ana, 'View');
  const dialog = ana.page.getByRole('dialog', { name: 'View' });
  await dialog.getByRole('radio', { name: 'Automatic' }).focus();
  await ana.page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: 'Grid' })).toBeChecked();
  await ana.page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: 'Speaker' })).toBeChecked();
  expect(await axeViolations(ana.page, 'the view dialog')).toEqual([]);
  await dialog.getByRole('radio', { name: 'In a tile' }).focus();
  await ana.page.keyboard.press('ArrowLeft');
  await expect(dialog.getByRole('radio', { name: 'Hidden' })).toBeChecked();
  await ana.page.keyboard.press('Escape');
  await expect(ana.page.getByText('The others still see you')).toBeVisible();
  await ben.expectColour(ben.tileOf(ana), 'red');
  expect(await axeViolations(ana.page, 'without the own picture')).toEqual([]);

  await ana.page.reload();
  await expect(ana.page.getByText('The others still see you')).toBeVisible();
  await ana.press('Show your picture');
  await expect(ana.ownTile).toBeVisible();
});

test('of two shared screens one is large, and the other by a pin', async ({ invite, room }) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben, cleo]);
  await ben.press('Share screen');
  await ana.expectColour(ana.screenOf(ben), screenColour);
  await cleo.press('Share screen');
  await ana.expectColour(ana.screenOf(cleo), screenColour);
  const isLarger = async (one: Person, other: Person) =>
    (await widthOf(ana.screenOf(one))) > 1.5 * (await widthOf(ana.screenOf(other)));
  await expect.poll(() => isLarger(cleo, ben)).toBe(true);
  expect(await axeViolations(ana.page, 'two screens')).toEqual([]);
  await ana.screenOf(ben).hover();
  await ana.press("Pin Ben's screen");
  await expect.poll(() => isLarger(ben, cleo)).toBe(true);
  await ana.expectColour(ana.screenOf(ben), screenColour);
  await cleo.press('Stop sharing');
  await expect(ana.screenOf(cleo)).toHaveCount(0);
  await ana.expectColour(ana.screenOf(ben), screenColour);
});

test('five people who all share their screens have everything in its place', async ({
  invite,
  room,
}) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  const dora = await invite({ name: 'Dora', colour: 'yellow' });
  const eva = await invite({ name: 'Eva', colour: 'magenta' });
  const people = [ana, ben, cleo, dora, eva];
  for (const person of people) await person.join(room);
  for (const person of people) await person.press('Share screen');
  const others = [ben, cleo, dora, eva];
  for (const other of others) await ana.expectColour(ana.screenOf(other), screenColour);
  const { page } = ana;
  for (const [width, height] of [
    [1440, 900],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height });
    // The last one is large.
    await expect
      .poll(
        async () => (await widthOf(ana.screenOf(eva))) > 1.5 * (await widthOf(ana.screenOf(ben))),
      )
      .toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    for (const other of others) await expect(ana.tileOf(other)).toBeInViewport();
  }
});

test('the host puts somebody into the spotlight, for who comes later too; nobody else can', async ({
  invite,
  room,
}) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben, cleo]);
  const isLarge = async (at: Person, one: Person, other: Person) =>
    (await widthOf(at.tileOf(one))) > 1.5 * (await widthOf(at.tileOf(other)));

  await ben.press('3 people: who is here');
  await expect(ben.page.getByRole('dialog')).toBeVisible();
  await expect(ben.page.getByRole('button', { name: /potlight/ })).toHaveCount(0);
  await ben.page.keyboard.press('Escape');

  await ana.press('3 people: who is here');
  await ana.press('Spotlight Ben for everybody');
  expect(await axeViolations(ana.page, 'the spotlight in the list')).toEqual([]);
  await ana.page.keyboard.press('Escape');
  await expect.poll(() => isLarge(ana, ben, cleo)).toBe(true);
  await expect.poll(() => isLarge(cleo, ben, ana)).toBe(true);
  const dora = await invite({ name: 'Dora', colour: 'yellow' });
  await dora.join(room);
  await expect.poll(() => isLarge(dora, ben, ana)).toBe(true);

  // One's own pin is the later word, here alone.
  await cleo.tileOf(ana).hover();
  await cleo.press('Pin Ana');
  await expect.poll(() => isLarge(cleo, ana, ben)).toBe(true);
  expect(await isLarge(dora, ben, ana)).toBe(true);

  await ana.press('4 people: who is here');
  await ana.press('End spotlight: Ben');
  await ana.page.keyboard.press('Escape');
  await expect.poll(() => isLarge(dora, ben, ana)).toBe(false);
});

test('one tile fills the screen, and the room', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  const filling = () =>
    ana.page.evaluate(() => document.fullscreenElement?.getAttribute('aria-label') ?? null);
  await ana.tileOf(ben).hover();
  await ana.press('Full screen: Ben');
  await expect.poll(filling).toBe('Ben');
  await ana.expectColour(ana.tileOf(ben), 'blue');
  await ana.tileOf(ben).hover();
  await ana.press('Leave full screen');
  await expect.poll(filling).toBeNull();

  // What opens is seen.
  await ana.tileOf(ben).hover();
  await ana.press('Full screen: Ben');
  await expect.poll(filling).toBe('Ben');
  await ana.page.keyboard.press('?');
  await expect(ana.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect.poll(filling).toBeNull();
  await ana.page.keyboard.press('Escape');

  await ana.press('View');
  await ana.press('Full screen');
  await expect
    .poll(() => ana.page.evaluate(() => document.fullscreenElement?.tagName ?? null))
    .toBe('HTML');
  await ana.press('Leave full screen');
  await expect
    .poll(() => ana.page.evaluate(() => document.fullscreenElement?.tagName ?? null))
    .toBe(null);
});
