import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { test } from './support/test';

/** What a room page loads before somebody can press Join, in bytes as they are sent. */
const MOST_SCRIPT_BYTES = 170 * 1_024;

/** Of the scripts that a page names itself. */
async function pathsOfScripts(url: string): Promise<string[]> {
  const html = await (await fetch(url)).text();
  return [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)].flatMap(([tag, path = '']) =>
    /nomodule/i.test(tag) ? [] : [path],
  );
}

async function sentBytes(url: string): Promise<number> {
  const { headers } = await fetch(url, { method: 'HEAD', headers: { 'Accept-Encoding': 'br' } });
  return Number(headers.get('content-length'));
}

/** @returns what lets the page have its other scripts */
async function holdScripts(page: Page, besides: readonly string[]): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.js', async (route) => {
    if (!besides.includes(new URL(route.request().url()).pathname)) await released;
    await route.continue();
  });
  return release;
}

test('a lobby needs few scripts, and a press of Join waits for the others', async ({
  invite,
  origin,
  room,
}) => {
  const paths = await pathsOfScripts(`${origin}/room/${room}`);
  expect(paths.length).toBeGreaterThan(3);
  const sizes = await Promise.all(paths.map((path) => sentBytes(origin + path)));
  expect(Math.min(...sizes)).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);

  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  await ben.join(room);
  const release = await holdScripts(ana.page, paths);
  // Not until it is loaded: what is held is a part of that.
  await ana.page.goto(`/room/${room}?name=Ana`, { waitUntil: 'commit' });
  await ana.press('Join');
  await expect(ana.page.getByRole('button', { name: 'Joining…' })).toBeDisabled();
  release();
  await ana.expectColour(ana.tileOf(ben), 'blue');
});
