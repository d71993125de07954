import { expect, type Locator, type Page } from '@playwright/test';
import { axeViolations } from './support/axe';
import { ChatPanel } from './support/chat-panel';
import { screenColour } from './support/device-plan';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import type { Invite } from './support/meet';
import type { Person } from './support/person';
import { pinch } from './support/pinch';
import { test } from './support/test';

const upright = { width: 390, height: 844 };
const across = { width: 844, height: 390 };

/** Somebody at a telephone. */
const inviteAna = (invite: Invite) => invite({ name: 'Ana', colour: 'red', device: 'telephone' });

const buttonOf = ({ page }: Person, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

const tap = (person: Person, name: string | RegExp) => buttonOf(person, name).tap();

async function joinByTap(person: Person, room: string): Promise<void> {
  await person.open(room);
  await tap(person, 'Join');
  await expect(person.ownTile).toBeVisible();
}

test('a whole call at a telephone, by fingers alone', async ({ invite, room }) => {
  const ana = await inviteAna(invite);
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  await ben.join(room);
  await joinByTap(ana, room);
  await expectEverybodyHasEverybody([ana, ben]);

  for (const control of await ana.page
    .getByRole('region', { name: 'Call controls' })
    .getByRole('button')
    .all()) {
    await expect(control).toBeInViewport({ ratio: 1 });
  }
  await tap(ana, 'Mute microphone');
  await expect(ben.tileOf(ana).getByText('Microphone muted')).toHaveCount(1);
  await tap(ana, 'Unmute microphone');
  await expect(ben.tileOf(ana).getByText('Microphone muted')).toHaveCount(0);
  await tap(ana, 'Stop camera');
  await ben.expectColour(ben.tileOf(ana), null);
  await tap(ana, 'Start camera');
  await ben.expectColour(ben.tileOf(ana), 'red');

  await tap(ana, /^Chat/);
  const chat = new ChatPanel(ana);
  await chat.field.tap();
  await ana.page.keyboard.insertText('By fingers');
  await chat.send.tap();
  await expect(chat.log.getByText('By fingers')).toBeInViewport();
  expect(await axeViolations(ana.page, 'the chat at a telephone')).toEqual([]);
  await tap(ana, 'Close the chat');
  await expect(chat.region).toHaveCount(0);
  const bens = await ChatPanel.open(ben);
  await expect.poll(() => bens.texts()).toEqual(['By fingers']);

  // Nothing points: what can be done with a tile is seen at any time.
  await expect(buttonOf(ana, 'Pin Ben')).toHaveCSS('opacity', '1');
  await tap(ana, 'Pin Ben');
  const isLarge = async () => {
    const [one, other] = [await ana.tileOf(ben).boundingBox(), await ana.ownTile.boundingBox()];
    return (one?.height ?? 0) > 2 * (other?.height ?? Infinity);
  };
  await expect.poll(isLarge).toBe(true);
  expect(await axeViolations(ana.page, 'a call at a telephone')).toEqual([]);
  await tap(ana, 'Unpin Ben');
  await expect.poll(isLarge).toBe(false);

  await tap(ana, 'Leave');
  await expect(ana.page.getByRole('heading', { name: 'You left the room' })).toBeVisible();
  await expect(ben.tileOf(ana)).toHaveCount(0);
});

test('two fingers look closely at a screen, and the page keeps its own zoom', async ({
  invite,
  room,
}) => {
  const ana = await inviteAna(invite);
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  await ben.join(room);
  await joinByTap(ana, room);
  await ben.press('Share screen');
  const tile = ana.screenOf(ben);
  await ana.expectColour(tile, screenColour);
  await expect(buttonOf(ana, "Zoom in: Ben's screen")).toHaveCSS('opacity', '1');
  const zoom = tile.getByRole('group', { name: /^Zoom, \d+ %$/ });
  const percent = async () =>
    Number.parseInt((await zoom.getAttribute('aria-label'))?.slice(6) ?? '');
  await expect.poll(percent).toBe(100);
  await pinch(tile, { from: 60, to: 180 });
  await expect.poll(percent).toBeGreaterThan(200);
  await ana.expectColour(tile, screenColour);
  await pinch(tile, { from: 180, to: 30 });
  await expect.poll(percent).toBe(100);
  expect(await ana.page.evaluate(() => window.visualViewport?.scale)).toBe(1);
});

/** Whether all of it is in this part of the page. */
const isWithin = async (element: Locator, top: number, bottom: number) => {
  const box = await element.boundingBox();
  return box !== null && box.y >= top && box.y + box.height <= bottom;
};

/** The chat of somebody alone at a telephone, with more in it than is seen. */
async function writeMuch(ana: Person, room: string): Promise<ChatPanel> {
  await joinByTap(ana, room);
  await tap(ana, /^Chat/);
  const chat = new ChatPanel(ana);
  for (let number = 1; number <= 12; number++) await chat.write(`line ${number}`);
  await chat.field.tap();
  return chat;
}

test('with a keyboard that takes its room from the page one sees what one answers to', async ({
  invite,
  room,
}) => {
  const ana = await inviteAna(invite);
  const chat = await writeMuch(ana, room);
  const newest = chat.log.getByText('line 12', { exact: true });
  const heading = chat.region.getByRole('heading', { name: 'Chat' });
  // As Chrome does for `interactive-widget=resizes-content`.
  expect(await ana.page.locator('meta[name="viewport"]').getAttribute('content')).toContain(
    'interactive-widget=resizes-content',
  );
  await ana.page.setViewportSize({ ...upright, height: 500 });
  for (const part of [heading, newest, chat.field]) {
    await expect.poll(() => isWithin(part, 0, 500)).toBe(true);
  }
  await ana.page.setViewportSize({ ...across, height: 180 });
  for (const part of [newest, chat.field]) {
    await expect.poll(() => isWithin(part, 0, 180)).toBe(true);
  }
  await tap(ana, 'Send');
  await expect(chat.field).toBeFocused();
  await ana.page.setViewportSize(across);
  await expect(buttonOf(ana, 'Mute microphone')).toBeInViewport({ ratio: 1 });
});

/** What is seen of a page that a keyboard lies over, as on iOS. */
interface Seen {
  readonly offsetTop: number;
  readonly height: number;
}

/** Has the page see its visual viewport as told: Chromium has no keyboard on the screen here. */
async function coverByKeyboard(page: Page): Promise<(seen: Seen) => Promise<void>> {
  await page.addInitScript(() => {
    const covered = Object.assign(new EventTarget(), {
      scale: 1,
      offsetTop: 0,
      height: window.innerHeight,
    });
    Object.defineProperty(window, 'visualViewport', { value: covered });
  });
  return (seen) =>
    page.evaluate((change) => {
      const { visualViewport } = window;
      if (!visualViewport) return;
      Object.assign(visualViewport, change);
      visualViewport.dispatchEvent(new Event('resize'));
    }, seen);
}

test('with a keyboard that lies over the page one sees what one answers to', async ({
  invite,
  room,
}) => {
  const ana = await inviteAna(invite);
  const see = await coverByKeyboard(ana.page);
  const chat = await writeMuch(ana, room);
  const newest = chat.log.getByText('line 12', { exact: true });
  const heading = chat.region.getByRole('heading', { name: 'Chat' });
  await see({ offsetTop: 120, height: 500 });
  for (const part of [heading, newest, chat.field]) {
    await expect.poll(() => isWithin(part, 120, 620)).toBe(true);
  }
  await ana.page.setViewportSize(across);
  await see({ offsetTop: 0, height: 180 });
  for (const part of [newest, chat.field]) {
    await expect.poll(() => isWithin(part, 0, 180)).toBe(true);
  }
  await see({ offsetTop: 0, height: across.height });
  await expect(buttonOf(ana, 'Mute microphone')).toBeInViewport({ ratio: 1 });
});

/** What can be read or pressed and lies under a notch that takes so much from either side, by name or text. */
const underNotch = (page: Page, notch: number) =>
  page
    .locator(':is(h1, h2, p, a, button, input, select, textarea, [role="dialog"]):visible')
    .evaluateAll((elements, inset) => {
      const isUnder = (element: Element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < inset || right > window.innerWidth - inset);
      };
      return elements.filter(isUnder).map((element) => element.ariaLabel ?? element.textContent);
    }, notch);

test('held across nothing lies under the notch, nor under the bar at the bottom', async ({
  invite,
  room,
}) => {
  const ana = await inviteAna(invite);
  const { page } = ana;
  // So narrow that dialogs come near it.
  await page.setViewportSize({ width: 500, height: 390 });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setSafeAreaInsetsOverride', {
    insets: { top: 0, left: 47, bottom: 21, right: 47 },
  });
  await page.goto('/');
  expect(await underNotch(page, 47)).toEqual([]);
  await ana.open(room);
  await expect(buttonOf(ana, 'Join')).toBeEnabled();
  expect(await underNotch(page, 47)).toEqual([]);
  await tap(ana, 'Join');
  await expect(ana.ownTile).toBeVisible();
  expect(await underNotch(page, 47)).toEqual([]);
  expect(await isWithin(buttonOf(ana, 'Leave'), 0, 390 - 21)).toBe(true);
  await tap(ana, 'Settings');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await expect(dialog).toBeVisible();
  expect(await underNotch(page, 47)).toEqual([]);
  expect(await isWithin(dialog, 0, 390 - 21)).toBe(true);
  await tap(ana, 'Close');
  await tap(ana, /^Chat/);
  await expect(new ChatPanel(ana).field).toBeVisible();
  expect(await underNotch(page, 47)).toEqual([]);
});
