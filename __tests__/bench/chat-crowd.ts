import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { bareRoundTrips } from './bare-channels';
import type { Outcome } from './outcomes';
import { atLeast, atMost } from './outcomes';
import { heldMib } from './page-heap';
import { scrollRate, showBareBox } from './scroll-rate';
import { median } from './statistics';
import { openCall } from './transfer-call';
import { awaitText, write, writeMany } from './write-texts';

const PEOPLE = 5;
const MESSAGES = 10_000;
const TEXTS = 50;

/** Nobody types a text at the moment at which ten thousand others are over: pages and the call come to rest before it. */
const REST_MS = 10_000;

/** How often earlier messages are asked for before the panel is scrolled once more. */
const EARLIER = 9;

const LOG = '[role=log][aria-label=Messages]';

/** What ten thousand messages do to a room of five: how long a text takes then, what they hold, and how the panel scrolls. */
export async function measureChat(browser: Browser, origin: string): Promise<Outcome[]> {
  console.log(`\n${String(MESSAGES)} messages in a room of ${String(PEOPLE)}`);
  const pages = await openCall(() => browser.newContext(), origin, PEOPLE);
  const before = await Promise.all(pages.map(heldMib));
  const startedMs = Date.now();
  await Promise.all(pages.map((page, at) => writeMany(page, `P${String(at)}`, MESSAGES / PEOPLE)));
  // Of each author everything has come when the last has: what one wrote is taken up in its order.
  for (const [at, page] of pages.entries())
    await writeAndAwait(page, pages, `last of P${String(at)}`);
  console.log(
    `  written and everywhere after ${String(Math.round((Date.now() - startedMs) / 1_000))} s`,
  );

  await delay(REST_MS);
  const [first] = pages;
  if (!first) throw new Error('Nobody is there');
  const delays: number[] = [];
  for (let text = 0; text < TEXTS; text++) {
    delays.push(await writeAndAwait(first, pages, `text ${String(text)} of those that are timed`));
  }
  const trip = await measureRoundTrip(browser);
  console.log(`  a word and its echo between two bare pages beside them ${trip.toFixed(1)} ms`);
  const after = await Promise.all(pages.map(heldMib));
  const grown = Math.max(...after.map((mib, at) => mib - (before[at] ?? 0)));
  const scrolling = [await compareScrolling(browser, origin, first, '100 shown')];
  for (let time = 0; time < EARLIER; time++) {
    await first.getByRole('button', { name: 'Earlier messages' }).click();
  }
  scrolling.push(await compareScrolling(browser, origin, first, '1,000 shown'));
  await Promise.all(pages.map((page) => page.context().close()));
  return [
    atMost('a text, from Send until it is on all pages', median(delays), trip + 50, 'ms'),
    atMost('memory for the messages, most of five pages', grown, 30, 'MiB'),
    ...scrolling,
  ];
}

/** @returns milliseconds from sending a text until it stands on all pages */
async function writeAndAwait(writer: Page, pages: readonly Page[], text: string): Promise<number> {
  const shown = pages
    .filter((page) => page !== writer)
    .map((page) => page.evaluate(awaitText, text));
  const sentMs = await write(writer, text);
  return Math.max(...(await Promise.all(shown))) - sentMs;
}

/** @returns milliseconds, at the median */
async function measureRoundTrip(browser: Browser): Promise<number> {
  const contexts = [await browser.newContext(), await browser.newContext()];
  const [one, other] = await Promise.all(contexts.map((context) => context.newPage()));
  if (!one || !other) throw new Error('Nobody is there');
  const trips = await bareRoundTrips(one, other, TEXTS);
  await Promise.all(contexts.map((context) => context.close()));
  return median(trips);
}

/** Beside a page with nothing but as many elements and pictures: what a machine without a graphics card can draw at all. */
async function compareScrolling(
  browser: Browser,
  origin: string,
  page: Page,
  what: string,
): Promise<Outcome> {
  const elements = await page.locator(LOG).evaluate((log) => log.querySelectorAll('*').length);
  const bare = await (await browser.newContext()).newPage();
  await bare.goto(`${origin}/healthz`);
  await showBareBox(bare, elements, await page.locator('video').count());
  const aim = Math.min(60, await scrollRate(bare, '#box'));
  await bare.context().close();
  // Frames come a little late at times, on both.
  return atLeast(`the panel scrolls, ${what}`, await scrollRate(page, LOG), 0.95 * aim, 'frames/s');
}
