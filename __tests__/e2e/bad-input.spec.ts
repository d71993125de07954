import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { cleanName } from '../../lib/signaling/clean-name';
import { inviteTwo } from './support/meet';
import { test } from './support/test';

const phone = { width: 360, height: 740 };

/** As long as names may be: wide letters, a picture of several, a turn of direction, marks upon marks. */
const wide = 'W'.repeat(60);
const odd = `👩‍👩‍👧‍👦\u202e${'Z\u0335\u0321\u033f\u0489'.repeat(10)}`;

const isWiderThanItsWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test('the hardest names leave everything in its place on a phone', async ({ invite, room }) => {
  const ana = await invite({ name: cleanName(wide), colour: 'red' });
  const ben = await invite({ name: cleanName(odd), colour: 'blue' });
  for (const person of [ana, ben]) {
    await person.page.setViewportSize(phone);
    await person.page.goto(`/room/${room}?name=${encodeURIComponent(person === ana ? wide : odd)}`);
    expect(await isWiderThanItsWindow(person.page)).toBe(false);
    await person.press('Join');
  }
  expect(ben.name).not.toContain('\u202e');
  await ana.expectColour(ana.tileOf(ben), 'blue');
  await ben.expectColour(ben.tileOf(ana), 'red');
  for (const [person, other] of [
    [ana, ben],
    [ben, ana],
  ] as const) {
    const tile = await person.tileOf(other).boundingBox();
    const name = await person.tileOf(other).getByText(other.name).boundingBox();
    if (!tile || !name) throw new Error('no tile');
    expect(name.x).toBeGreaterThanOrEqual(tile.x);
    expect(name.x + name.width).toBeLessThanOrEqual(tile.x + tile.width);
    expect(await isWiderThanItsWindow(person.page)).toBe(false);
  }

  await ben.page
    .getByRole('button', { name: /^Connection details/ })
    .first()
    .click();
  const head = ben.page.getByRole('columnheader', { name: new RegExp(wide) }).first();
  await expect(head).toBeVisible();
  const dialog = ben.page.getByRole('dialog');
  expect(await dialog.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
  const lines = await head.locator('span').evaluate((words) => {
    const { lineHeight } = getComputedStyle(words);
    return words.clientHeight / Number.parseFloat(lineHeight);
  });
  expect(Math.round(lines)).toBe(2);
});

for (const [width, height] of [
  [200, 120],
  [5120, 1440],
] as const) {
  test(`everything can be read and pressed in a window of ${width}x${height}`, async ({
    invite,
    room,
  }) => {
    const [ana, ben] = await inviteTwo(invite);
    await ben.join(room);
    await ana.page.setViewportSize({ width, height });
    const expectToFit = async () => expect(await isWiderThanItsWindow(ana.page)).toBe(false);
    await ana.page.goto('/');
    await expectToFit();
    await ana.open(room);
    await expectToFit();
    await ana.press('Join');
    await ana.expectColour(ana.tileOf(ben), 'blue');
    await expectToFit();
    await ana.press('Mute microphone');
    await ana.press('Settings');
    await ana.page.getByRole('switch', { name: 'Sound only' }).click();
    await ana.press('Close');
    await ana.press('Chat');
    await ana.page.getByRole('textbox', { name: 'Message' }).fill('Small or large');
    await ana.press('Send');
    await expect(ana.page.getByRole('listitem').getByText('Small or large')).toBeVisible();
    await expectToFit();
    await ana.press('Leave');
    await expect(ana.page.getByRole('heading', { name: 'You left the room' })).toBeFocused();
    await expectToFit();
  });
}

test('a browser whose storages throw lacks nothing but memory', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.page.addInitScript(() => {
    const deny = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, { get: deny });
    }
    Object.defineProperty(document, 'cookie', { get: deny, set: deny });
    navigator.storage.getDirectory = () => Promise.resolve().then(deny);
  });
  await ben.join(room);
  await ana.page.goto('/');
  await ana.page.getByRole('combobox', { name: 'Language' }).selectOption('es');
  await expect(ana.page.getByRole('button', { name: 'Nueva sala' })).toBeVisible();
  await ana.join(room);
  await ana.expectColour(ana.tileOf(ben), 'blue');
  await ana.press('Chat');
  await ana.page.getByRole('textbox', { name: 'Message' }).fill('From memory');
  await ana.press('Send');
  await ben.page.getByRole('button', { name: /^Chat/ }).click();
  await expect(ben.page.getByRole('listitem').getByText('From memory')).toBeVisible();
});

test('a question of the browser that nobody answers is told of, and keeps nobody out', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (wishes) =>
      new Promise((resolve, reject) => {
        window.addEventListener('answered', () => void ask(wishes).then(resolve, reject));
      });
  });
  await ben.join(room);
  await ana.open(room);
  const words = ana.page.getByText(/^The browser may be asking you about camera and microphone/);
  await expect(words).toBeVisible();
  await ana.press('Join');
  await ana.expectColour(ana.tileOf(ben), 'blue');
  await expect(words).toBeVisible();
  await ana.page.evaluate(() => window.dispatchEvent(new Event('answered')));
  await ben.expectColour(ben.tileOf(ana), 'red');
  await expect(words).toHaveCount(0);
});

test('a browser that plays nothing by itself, muted pictures neither, does so after one press', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.page.addInitScript(() => {
    const { prototype } = HTMLMediaElement;
    const { play } = prototype;
    // As a phone that saves power: while something is pressed it plays, and then on.
    let pressed = false;
    window.addEventListener(
      'click',
      ({ target }) => {
        pressed ||= target instanceof Element && /^Turn on/.test(target.textContent ?? '');
      },
      true,
    );
    prototype.play = function () {
      if (pressed) return play.call(this);
      return Promise.reject(new DOMException('', 'NotAllowedError'));
    };
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
      if (name.toLowerCase() !== 'autoplay') setAttribute.call(this, name, value);
    };
    Object.defineProperty(prototype, 'autoplay', { set: () => undefined });
  });
  await ben.join(room);
  await ana.open(room);
  await expect(ana.page.getByText('The browser keeps your picture off for now')).toBeVisible();
  await ana.press('Join');
  await ana.press('Turn on sound and pictures');
  await ana.expectColour(ana.tileOf(ben), 'blue');
  await ana.expectColour(ana.ownTile, 'red');
});
