import type { Page, Request } from '@playwright/test';
import { expect } from '@playwright/test';
import { inviteTwo } from './support/meet';
import { test } from './support/test';

/**
 * What a room page loads of scripts until then, in KiB as they are sent: what was measured, and a little that is left. The
 * page itself needs the first of them alone to be drawn; the others come beside it.
 */
const MOST_KIB = {
  /** 145, in the page's own HTML. */
  lobby: 150,
  /** 218: the engine comes meanwhile, and what keeps a lobby. */
  ready: 225,
  /** 237: the call comes with those parts of it that are shown at once. */
  firstFrame: 245,
} as const;

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

/** What was asked for by then, whenever it comes. */
async function kibOf(requests: readonly Request[]): Promise<number> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0) / 1_024;
}

/** What the call shows at once is asked for about when the first frame comes; in quiet moments, ten seconds later, all else. */
const AT_ONCE_MS = 5_000;

/** Notes when that person's tile has its first picture, in milliseconds since the epoch. Runs in the page. */
function noteFirstFrame(name: string): void {
  const note = ({ target }: Event) => {
    const tile = target instanceof Element ? target.closest('[role="group"]') : null;
    if (tile?.ariaLabel === name)
      window.firstFrameMs ??= performance.timeOrigin + performance.now();
  };
  document.addEventListener('loadeddata', note, { capture: true });
}

declare global {
  interface Window {
    firstFrameMs?: number;
  }
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
  const kib = sizes.reduce((sum, size) => sum + size, 0) / 1_024;
  expect(kib).toBeLessThanOrEqual(MOST_KIB.lobby);

  const [ana, ben] = await inviteTwo(invite);
  await ben.join(room);
  const release = await holdScripts(ana.page, paths);
  // Not until it is loaded: what is held is a part of that.
  await ana.page.goto(`/room/${room}?name=Ana`, { waitUntil: 'commit' });
  await ana.press('Join');
  await expect(ana.page.getByRole('button', { name: 'Joining…' })).toBeDisabled();
  release();
  await ana.expectColour(ana.tileOf(ben), 'blue');
});

test('what comes by itself beside the lobby, and until one sees the first of the others, is little as well', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ben.join(room);
  const scripts: Request[] = [];
  ana.page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request);
  });
  await ana.page.addInitScript(noteFirstFrame, ben.name);
  await ana.open(room);
  await expect(ana.page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  const ready = await kibOf(scripts);
  expect(ready).toBeGreaterThan(MOST_KIB.lobby);
  expect(ready).toBeLessThanOrEqual(MOST_KIB.ready);

  await ana.press('Join');
  await expect(ana.page.getByRole('button', { name: 'Pin Ben', exact: true })).toBeVisible();
  await ana.page.waitForFunction(() => window.firstFrameMs !== undefined);
  const firstFrameMs = (await ana.page.evaluate(() => window.firstFrameMs)) ?? NaN;
  const latestMs = firstFrameMs + AT_ONCE_MS;
  const kib = await kibOf(scripts.filter((request) => request.timing().startTime < latestMs));
  expect(kib).toBeGreaterThan(ready);
  expect(kib).toBeLessThanOrEqual(MOST_KIB.firstFrame);
});
