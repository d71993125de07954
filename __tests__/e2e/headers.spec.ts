import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { locales } from '../../lib/i18n/locale';
import { catalogues } from '../support/catalogues';
import { collectViolations } from './support/collect-violations';
import { screenColour } from './support/device-plan';
import { inviteThree, meet } from './support/meet';
import type { Person } from './support/person';
import { test } from './support/test';

const BUNDLES = join(__dirname, '../../dist/next/static');

/** The dialog's own style is what the nonce is for: with it the page behind does not scroll. */
async function expectScrollingLocked({ page }: Person): Promise<void> {
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.locator('body')).toHaveCSS('overflow', 'hidden');
}

test('no page asks for what its policy refuses', async ({ invite, room }) => {
  const violations: string[] = [];
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await collectViolations(ana.page, violations);
  await ana.page.goto('/');
  await expect(ana.page.getByRole('heading', { level: 1 })).toBeVisible();
  // From page to page inside the browser, where Next adds styles and scripts.
  await ana.page.getByRole('link', { name: /Will a call work from here/ }).click();
  await expect(ana.page.getByRole('progressbar')).toBeVisible();
  await ana.page.goto('/check');
  await expect(ana.page.getByRole('progressbar')).toBeVisible();

  await ana.open(room);
  await expect(ana.page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  expect(violations).toEqual([]);
});

test('no call asks for what its policy refuses', async ({ invite, room }) => {
  test.setTimeout(240_000);
  const violations: string[] = [];
  const [ana, ben, cleo] = await inviteThree(invite);
  for (const { page } of [ana, ben, cleo]) await collectViolations(page, violations);
  await meet(room, [ana, ben, cleo]);
  await ben.press('Share screen');
  await ana.expectColour(ana.screenOf(ben), screenColour);

  await ana.press('Settings');
  await expectScrollingLocked(ana);
  await ana.page.keyboard.press('Escape');
  await ana.press('Leave');
  await expect(ana.page.getByRole('button', { name: 'Rejoin' })).toBeVisible();
  expect(violations).toEqual([]);
});

test.describe('a page that is not there', () => {
  test.use({ expectedErrors: [/status of 404/] });

  test('is guarded as others are', async ({ invite }) => {
    const violations: string[] = [];
    const { page } = await invite({ name: 'Ana', colour: 'red' });
    await collectViolations(page, violations);
    const response = await page.goto('/nothing/here');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(response?.headers()['content-security-policy']).toContain("script-src 'self';");
    expect(violations).toEqual([]);
  });
});

test('every file of the site is guarded, and rooms are kept out of catalogues', async ({
  origin,
  room,
}) => {
  const page = await fetch(`${origin}/room/${room}`);
  expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  const html = await page.text();
  const files = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(files.length).toBeGreaterThan(3);
  for (const path of ['/', '/check', '/robots.txt', '/_next/nothing.js', ...files]) {
    const { headers } = await fetch(`${origin}${path}`);
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
  }
  expect(await (await fetch(`${origin}/robots.txt`)).text()).toContain('Disallow: /room/');
  // No script and no style of the page is inline; data is no script.
  expect(html).not.toMatch(/ style="/);
  for (const [tag] of html.matchAll(/<script[^>]*>/g)) {
    expect(tag).toMatch(/ src="|type="application\/json"/);
  }
});

test('what is shown of a link says what this is, and nothing of the room', async ({
  origin,
  room,
}) => {
  const html = await (await fetch(`${origin}/room/${room}`)).text();
  const shown = new Map(
    [...html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)].map(
      ([, name = '', content = '']) => [name, content],
    ),
  );
  expect(shown.get('og:title')).toBe('Tertulia');
  expect(shown.get('og:description')).toContain('up to five people');
  expect([...shown.values()].join()).not.toContain(room);
  const picture = shown.get('og:image') ?? '';
  expect(picture).toBe(`${origin}/preview.png`);
  expect((await fetch(picture)).headers.get('content-type')).toBe('image/png');
});

test('what a device installs is all there', async ({ origin }) => {
  const response = await fetch(`${origin}/site.webmanifest`);
  expect(response.headers.get('content-type')).toBe('application/manifest+json');
  const { icons } = (await response.json()) as { icons: { src: string; type: string }[] };
  expect(icons.length).toBeGreaterThan(3);
  for (const { src, type } of icons) {
    const icon = await fetch(origin + src);
    expect(icon.headers.get('content-type'), src).toBe(type);
  }
});

test('what a device installs is called in the language of the page', async ({ origin }) => {
  for (const locale of locales) {
    const html = await (await fetch(origin, { headers: { 'Accept-Language': locale } })).text();
    const [, path = ''] = /<link rel="manifest" href="([^"]+)"/.exec(html) ?? [];
    const response = await fetch(origin + path);
    expect(response.headers.get('content-type')).toBe('application/manifest+json');
    const { home, check } = catalogues[locale];
    expect(await response.json()).toMatchObject({
      id: '/',
      lang: locale,
      description: home.lead,
      shortcuts: [{ name: home.newRoom }, { name: check.heading }],
    });
  }
});

test('what is text is sent compressed', async ({ origin }) => {
  for (const path of ['/embed.js', '/sw.js', '/site.webmanifest', '/icon.svg']) {
    const { headers } = await fetch(origin + path, { headers: { 'Accept-Encoding': 'br' } });
    expect(headers.get('content-encoding'), path).toBe('br');
  }
});

test('types of the script for other sites are beside it, as text', async ({ origin }) => {
  const { headers } = await fetch(`${origin}/embed.d.ts`);
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
});

test('nothing of the server is in what browsers load', () => {
  const names = readdirSync(BUNDLES, { recursive: true, encoding: 'utf8' });
  const scripts = names.filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(3);
  for (const name of scripts) {
    const script = readFileSync(join(BUNDLES, name), 'utf8');
    expect(script, name).not.toMatch(
      /[A-Z]_SECRET|SECRET_FILE|tertulia (?:seat|relay) 1|createHmac/,
    );
  }
});
