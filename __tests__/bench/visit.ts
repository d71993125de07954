import type { Browser, Page } from '@playwright/test';
import type { Contender } from './contender';
import { installFrameProbe } from './frame-probe';
import { pressAtOnce } from './press-at-once';
import type { Traffic } from './traffic';
import { countTraffic } from './traffic';

/** One person in a call, in a browser context of their own with nothing in its cache. */
export interface Visit {
  readonly page: Page;
  readonly navigatedMs: number;
  /** When Join was pressed; the navigation where a page joins by itself. */
  readonly joinedMs: () => Promise<number>;
  readonly traffic: () => Promise<Traffic>;
}

const VIEWPORT = { width: 640, height: 400 };

/** Statistics cost something, and of five people twenty links are looked at, which take seconds. */
const lookEveryMs = (people: number) => (people === 2 ? 20 : 100);

/** Opens the page and goes in. Does not wait for anybody's picture. */
export async function visit(
  browser: Browser,
  contender: Contender,
  { room, person, people }: { room: string; person: number; people: number },
): Promise<Visit> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-US' });
  await context.addInitScript(installFrameProbe, lookEveryMs(people));
  if (contender.joinButton !== null) await context.addInitScript(pressAtOnce, contender.joinButton);
  const page = await context.newPage();
  const traffic = countTraffic(page);
  const navigatedMs = Date.now();
  await page.goto(contender.url(room, person, people), { waitUntil: 'commit' });
  return { page, navigatedMs, joinedMs: () => joinedMs(page, contender, navigatedMs), traffic };
}

async function joinedMs(page: Page, contender: Contender, navigatedMs: number): Promise<number> {
  if (contender.joinButton === null) return navigatedMs;
  return page.evaluate(() => window.pressedMs ?? NaN);
}

/** @returns when each of the links' first frame had been decoded, in milliseconds since the epoch. */
export async function firstFrames({ page }: Visit, links: number): Promise<number[]> {
  const timeout = 120_000;
  await page.waitForFunction((count) => window.frameProbe.firstFramesMs.length >= count, links, {
    timeout,
    polling: 50,
  });
  return page.evaluate(() => window.frameProbe.firstFramesMs);
}
