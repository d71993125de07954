import type { BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { tertulia } from './contender';
import { watchHeap } from './page-heap';
import { installWordProbe } from './word-probe';

const LONGEST_MS = 900_000;

/** What a file took. */
export interface Handing {
  /** From the last press of Accept until all have it whole, and its sum was checked. */
  readonly tookMs: number;
  /** The most that the heaps of the pages grew meanwhile, the sender's first. */
  readonly heapMib: readonly number[];
}

/** Gives somebody a browser context of their own. */
export type Newcomer = () => Promise<BrowserContext>;

/** People in one call, the panel of the chat open on each page. */
export async function openCall(come: Newcomer, origin: string, people: number): Promise<Page[]> {
  const pages: Page[] = [];
  for (let person = 0; person < people; person++) {
    const context = await come();
    await context.addInitScript(installWordProbe);
    const page = await context.newPage();
    await page.goto(tertulia(origin).url(`bench-transfer-${String(people)}`, person, people));
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('button', { name: /^Chat/ }).click();
    pages.push(page);
  }
  for (const page of pages) {
    await page.waitForFunction((all) => document.querySelectorAll('video').length >= all, people);
  }
  return pages;
}

/** Nobody is heard from then on, so that files have the line for themselves. */
export async function muteAll(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    await page.getByRole('button', { name: 'Mute microphone' }).click();
    await page.getByRole('button', { name: 'Unmute microphone' }).waitFor();
  }
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
