import type { Browser, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { tertulia } from './contender';

/** How often the heaps are read. */
const LOOK_MS = 500;
const LONGEST_MS = 900_000;

/** What a file took. */
export interface Handing {
  /** From the last press of Accept until all have it whole, and its sum was checked. */
  readonly tookMs: number;
  /** The most that the heaps of the pages grew meanwhile, the sender's first. */
  readonly heapMib: readonly number[];
}

/** People in one call, the panel of the chat open on each page. */
export async function openCall(browser: Browser, origin: string, people: number): Promise<Page[]> {
  const pages: Page[] = [];
  for (let person = 0; person < people; person++) {
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    await page.goto(tertulia(origin).url('bench-transfer', person, people));
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('button', { name: /^Chat/ }).click();
    pages.push(page);
  }
  for (const page of pages) {
    await page.waitForFunction((all) => document.querySelectorAll('video').length >= all, people);
  }
  return pages;
}

/** Hands a file from the first to all others, and takes it off all lists again. */
export async function handFile(
  pages: readonly Page[],
  file: { readonly name: string; readonly path: string },
): Promise<Handing> {
  const [sender, ...receivers] = pages;
  if (!sender) throw new Error('Nobody sends');
  const at = (page: Page) => page.getByRole('group', { name: file.name, exact: true });
  await sender.locator('aside form input[type=file]').setInputFiles(file.path);
  for (const page of receivers) await expect(at(page)).toBeVisible({ timeout: LONGEST_MS });
  const heaps = await Promise.all(pages.map(watchHeap));
  for (const page of receivers) {
    await at(page).getByRole('button', { name: 'Accept', exact: true }).click();
  }
  const startedMs = Date.now();
  await Promise.all(
    receivers.map((page) => at(page).getByText('Received').waitFor({ timeout: LONGEST_MS })),
  );
  const tookMs = Date.now() - startedMs;
  const heapMib = await Promise.all(heaps.map((stop) => stop()));
  for (const page of pages) {
    await at(page).getByRole('button', { name: 'Remove from list', exact: true }).click();
  }
  return { tookMs, heapMib };
}

/** @returns what ends it, and tells by how many MiB the heap grew at most */
async function watchHeap(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const read = async () => (await session.send('Runtime.getHeapUsage')).usedSize / 2 ** 20;
  const before = await read();
  let most = before;
  const timer = setInterval(() => {
    void read().then(
      (now) => (most = Math.max(most, now)),
      () => undefined,
    );
  }, LOOK_MS);
  return async () => {
    clearInterval(timer);
    most = Math.max(most, await read());
    await session.detach();
    return most - before;
  };
}

/** How long typed texts take from the press of Send until they stand on another page, in milliseconds. */
export async function writeTexts(pages: readonly Page[], count: number): Promise<number[]> {
  const [writer, reader] = pages;
  if (!writer || !reader) throw new Error('Nobody reads');
  const field = writer.getByRole('textbox', { name: 'Message' });
  const delays: number[] = [];
  for (let index = 0; index < count; index++) {
    const text = `text ${String(index)}`;
    const shown = reader.evaluate(awaitText, text);
    await field.fill(text);
    const sentMs = await field.evaluate((element) => {
      element.closest('form')?.requestSubmit();
      return performance.timeOrigin + performance.now();
    });
    delays.push((await shown) - sentMs);
  }
  return delays;
}

/** In the page. @returns when the text stands there, in milliseconds since the epoch */
function awaitText(text: string): Promise<number> {
  return new Promise((resolve) => {
    const log = document.querySelector('[role=log]') ?? document.body;
    const watch = new MutationObserver(() => {
      if (!log.textContent.includes(text)) return;
      watch.disconnect();
      resolve(performance.timeOrigin + performance.now());
    });
    watch.observe(log, { childList: true, subtree: true, characterData: true });
  });
}
