import { expect } from '@playwright/test';
import { axeViolations } from './support/axe';
import { inviteTwo, meet } from './support/meet';
import type { Person } from './support/person';
import { test } from './support/test';

const markOf = (person: Person, other: Person, name: string | RegExp) =>
  person.tileOf(other).getByRole('button', { name, exact: true });

const good = 'Connection: good';

const details = ({ page }: Person) => page.getByRole('dialog', { name: 'Connection details' });

test('a call that goes well says so, in words and in figures', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await expect(markOf(ana, ben, good)).toBeVisible();
  await expect(markOf(ben, ana, good)).toBeVisible();

  await markOf(ana, ben, good).click();
  const panel = details(ana).getByRole('region', { name: 'Ben' });
  await expect(panel.getByText('What Ben sends arrives well')).toBeVisible();
  await expect(panel.getByText('Ben hears you')).toBeVisible();
  await expect(panel.getByText('Ben sees you')).toBeVisible();
  await expect(panel.getByRole('row', { name: /^Way Same network/ })).toBeVisible();
  await expect(panel.getByRole('row', { name: /^Round trip \d+ ms/ })).toBeVisible();
  await expect(
    panel.getByRole('row', { name: /^In all [\d,]*[1-9][\d,]* kbit\/s [\d,]*[1-9][\d,]* kbit\/s/ }),
  ).toBeVisible();
  const picture = String.raw`\d+ × \d+, \d+ frames?/s, \w+, [\d,]+ kbit/s`;
  await expect(
    panel.getByRole('row', { name: new RegExp(`^Camera ${picture} ${picture}$`) }),
  ).toBeVisible();
  await expect(panel.locator('canvas')).toHaveCount(4);
  expect(await axeViolations(ana.page, 'connection details')).toEqual([]);

  await ana.page.keyboard.press('Escape');
  await expect(details(ana)).toBeHidden();
  // Whatever it says by now: the machine of a test may have too much to do.
  await expect(markOf(ana, ben, /^Connection: /)).toBeFocused();
  expect(await axeViolations(ana.page, 'marks')).toEqual([]);
});

test('who is muted or turns the camera off is no worse connected', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await ben.press('Mute microphone');
  await ben.press('Stop camera');
  await ben.press('Connection details');
  const panel = details(ben).getByRole('region', { name: 'Ana' });
  await expect(panel.getByRole('row', { name: /^Camera/ })).toBeVisible();
  await expect(panel.getByText('Ana hears you')).toBeHidden();
  await expect(panel.getByText('Ana sees you')).toBeHidden();
  await expect(ana.tileOf(ben).getByText('Microphone muted')).toBeAttached();

  // By Ana's own figures nothing of a picture has come for so long that a mark would have followed.
  const panelOfAna = details(ana).getByRole('region', { name: 'Ben' });
  await ana.press('Connection details');
  await expect(panelOfAna.getByRole('row', { name: /^Camera unknown/ })).toBeVisible();
  await expect(panelOfAna.getByText('Connection: good')).toBeVisible();
});

test('on a telephone each has a mark to press', async ({ invite, room }) => {
  const people = await Promise.all(
    (['red', 'green', 'blue'] as const).map((colour, index) =>
      invite({ name: `P${String(index)}`, colour }),
    ),
  );
  const [first, ...others] = people;
  if (!first) throw new Error('nobody came');
  await first.page.setViewportSize({ width: 360, height: 740 });
  await meet(room, people);
  for (const other of others) {
    const mark = markOf(first, other, /^Connection: /);
    await expect(mark).toBeVisible();
    const [markBox, tileBox] = [await mark.boundingBox(), await first.tileOf(other).boundingBox()];
    if (!markBox || !tileBox) throw new Error('nothing to measure');
    expect(Math.min(markBox.width, markBox.height)).toBeGreaterThanOrEqual(24);
    expect(markBox.x).toBeGreaterThanOrEqual(tileBox.x);
    expect(markBox.x + markBox.width).toBeLessThanOrEqual(tileBox.x + tileBox.width);
  }
  await first.press('Connection details');
  await expect(details(first)).toBeVisible();
  expect(await axeViolations(first.page, 'connection details on a telephone')).toEqual([]);
  const [width, inner] = await first.page.evaluate(() => [
    document.documentElement.scrollWidth,
    window.innerWidth,
  ]);
  expect(width).toBeLessThanOrEqual(inner ?? 0);
});
