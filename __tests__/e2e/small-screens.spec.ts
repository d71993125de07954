import { expect, type Locator } from '@playwright/test';
import { catalogues } from '../support/catalogues';
import { screenColour } from './support/device-plan';
import { inviteThree, inviteTwo, meet } from './support/meet';
import type { Person } from './support/person';
import { test } from './support/test';

const boxOf = async (element: Locator) =>
  (await element.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };

/** Whether any of one is over the other, at one moment: between two questions the page may be laid out anew. */
async function overlap(one: Locator, other: Locator): Promise<boolean> {
  return one.evaluate(
    (element, another) => {
      const [a, b] = [element.getBoundingClientRect(), another?.getBoundingClientRect()];
      if (!b) throw new Error('There is nothing that it could be over.');
      const apart =
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      return !apart;
    },
    await other.elementHandle(),
  );
}

test('all controls of a call stand in one row on any telephone', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red', devices: { back: 'green' } });
  await ana.page.setViewportSize({ width: 360, height: 740 });
  await ana.join(room);
  const rowsOf = async ({ page }: Person) => {
    const bar = page.getByRole('region', { name: 'Call controls' });
    const controls = await bar.getByRole('button').all();
    const tops = await Promise.all(controls.map(async (control) => (await boxOf(control)).y));
    return [controls.length, new Set(tops).size];
  };
  await expect.poll(() => rowsOf(ana)).toEqual([9, 1]);
  await ana.page.setViewportSize({ width: 320, height: 568 });
  await expect.poll(() => rowsOf(ana)).toEqual([9, 1]);

  const cleo = await invite({ name: 'Cleo', colour: 'green', devices: { back: 'red' } });
  await cleo.page.addInitScript(() => {
    Object.assign(MediaStreamTrack.prototype, { getCapabilities: () => ({ torch: true }) });
  });
  await cleo.page.setViewportSize({ width: 320, height: 568 });
  await cleo.join(room);
  await expect(cleo.page.getByRole('button', { name: 'Turn on the torch' })).toBeVisible();
  await expect.poll(() => rowsOf(cleo)).toEqual([10, 1]);
  await expect(cleo.page.getByRole('button', { name: 'Leave', exact: true })).toBeInViewport({
    ratio: 1,
  });

  const ben = await invite({ name: 'Ben', colour: 'blue' });
  await ben.page.setViewportSize({ width: 320, height: 568 });
  await ben.join(room);
  const { page } = ben;
  const leave = page.getByRole('button', { name: 'Leave', exact: true });
  const mute = page.getByRole('button', { name: 'Mute microphone', exact: true });
  expect((await boxOf(leave)).y).toBe((await boxOf(mute)).y);
});

for (const locale of ['en', 'es', 'de', 'ar'] as const) {
  test(`what leads into a room is seen without scrolling, in ${locale}`, async ({
    invite,
    room,
  }) => {
    const { page } = await invite({ name: 'Ana', colour: 'red', locale });
    // The smallest one, and what the bar of the browser leaves of a common telephone.
    await page.setViewportSize({ width: 320, height: 568 });
    await page.goto(`/room/${room}?name=Ana`);
    const join = page.getByRole('button', { name: catalogues[locale].lobby.join, exact: true });
    await expect(join).toBeInViewport({ ratio: 1 });
    await page.setViewportSize({ width: 360, height: 640 });
    await expect(join).toBeInViewport({ ratio: 1 });
    const header = page.getByRole('banner');
    const [brand, language] = [header.getByRole('link'), header.getByRole('combobox')];
    const middle = async (part: Locator) => {
      const { y, height } = await boxOf(part);
      return y + height / 2;
    };
    expect(Math.abs((await middle(brand)) - (await middle(language)))).toBeLessThan(4);
  });
}

test('a long dialog is closed from its end as well', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.page.setViewportSize({ width: 740, height: 360 });
  await ana.join(room);
  await ana.press('Settings');
  const dialog = ana.page.getByRole('dialog', { name: 'Settings' });
  const last = dialog.getByRole('button', { name: 'Keyboard shortcuts' });
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByRole('heading', { name: 'Settings' })).toBeInViewport({ ratio: 1 });
  await ana.press('Close');
  await expect(dialog).toHaveCount(0);
});

test('on a telephone held across those who knock leave room for those who are there', async ({
  invite,
  room,
}) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await ana.page.setViewportSize({ width: 740, height: 360 });
  await ana.join(room);
  await ana.press('1 person: who is here');
  await ana.page.getByRole('checkbox', { name: 'Lock the room' }).check();
  await ana.page.keyboard.press('Escape');
  for (const one of [ben, cleo]) {
    await one.open(room);
    await one.press('Join');
    await one.press('Knock');
    await expect(ana.page.getByText(`${one.name} is knocking`).first()).toBeVisible();
  }
  const letIn = ({ name }: { name: string }) =>
    ana.page.getByRole('button', { name: `Let in ${name}`, exact: true });
  await expect(letIn(ben)).toBeInViewport({ ratio: 1 });
  for (const width of [740, 640]) {
    await ana.page.setViewportSize({ width, height: 360 });
    // What was said of the lock goes after a while.
    await expect.poll(async () => (await boxOf(ana.ownTile)).height).toBeGreaterThan(120);
  }
  await letIn(cleo).focus();
  await expect(letIn(cleo)).toBeInViewport({ ratio: 1 });
});

test("a long name gives way to the controls of that person's screen", async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red', device: 'telephone' });
  const long = 'Benedict Aurelio Fernández de la Torre';
  const ben = await invite({ name: long, colour: 'blue' });
  await ana.page.setViewportSize({ width: 360, height: 740 });
  await meet(room, [ana, ben]);
  await ben.press('Share screen');
  const tile = ana.screenOf(ben);
  await ana.expectColour(tile, screenColour);
  const zoomIn = tile.getByRole('button', { name: /^Zoom in/ });
  await expect(zoomIn).toBeVisible();
  expect(await overlap(tile.locator('p').filter({ hasText: long }), zoomIn)).toBe(false);
});

test('in a small tile the name is read beside a raised hand', async ({ invite, room }) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await ana.page.setViewportSize({ width: 360, height: 480 });
  await meet(room, [ana, ben, cleo]);
  await ben.press('Share screen');
  await cleo.page.keyboard.press('h');
  await ana.expectColour(ana.screenOf(ben), screenColour);
  const tile = ana.tileOf(cleo);
  await expect(tile.getByText('Hand raised, number 1')).toBeAttached();
  await expect.poll(async () => (await boxOf(tile)).width).toBeLessThan(144);
  const isCut = (name: HTMLElement) => name.scrollWidth > name.clientWidth;
  expect(await tile.getByText('Cleo', { exact: true }).evaluate(isCut)).toBe(false);
});

test('a person without a picture is not drawn over the name where there is no room for both', async ({
  invite,
  room,
}) => {
  const devices = { camera: 'missing', microphone: 'missing' } as const;
  const ana = await invite({ name: 'Ana', colour: 'red', devices });
  await ana.page.setViewportSize({ width: 740, height: 360 });
  await ana.join(room);
  const label = ana.ownTile.locator('p').filter({ hasText: 'Ana (you)' });
  const initial = ana.ownTile.getByText('A', { exact: true });
  await expect(ana.page.getByText(/No camera was found/)).toBeVisible();
  for (const height of [360, 330]) {
    await ana.page.setViewportSize({ width: 740, height });
    await expect.poll(async () => (await boxOf(ana.ownTile)).height).toBeLessThan(120);
    expect((await initial.isVisible()) && (await overlap(initial, label))).toBe(false);
  }
  await ana.page.setViewportSize({ width: 740, height: 640 });
  await expect(initial).toBeVisible();
  await ana.press('1 person: who is here');
  await expect(ana.page.getByRole('dialog').getByText('A', { exact: true })).toBeVisible();
});

test('whoever reads from right to left sees where a name from left to right begins', async ({
  invite,
  room,
}) => {
  const [ana] = await inviteTwo(invite);
  const long = 'Benedict Aurelio Fernández de la Torre y los Reyes';
  const cleo = await invite({ name: 'Cleo', colour: 'green', locale: 'ar' });
  await ana.page.goto(`/room/${room}?name=${encodeURIComponent(long)}`);
  await ana.press('Join');
  const words = catalogues.ar;
  await cleo.page.setViewportSize({ width: 360, height: 740 });
  await cleo.open(room);
  await cleo.page.getByRole('button', { name: words.lobby.join, exact: true }).click();
  const tile = cleo.groupNamed(long);
  await expect(tile).toBeVisible();
  const name = tile.getByText(long, { exact: true });
  await expect(name).toHaveCSS('direction', 'ltr');
  await cleo.page.getByRole('button', { name: 'من هنا' }).click();
  const dialog = cleo.page.getByRole('dialog', { name: words.people.heading });
  const listed = dialog.getByText(long, { exact: true });
  await expect(listed).toHaveCSS('direction', 'ltr');
  await expect(listed).toHaveCSS('text-align', 'right');
});
