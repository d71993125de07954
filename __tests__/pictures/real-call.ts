import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumFlags } from '../browsers/chromium-flags';
import { obtainChromium } from '../browsers/obtain-chromium';
import { loopback, startProductionServer } from '../e2e/support/production-server';
import type { Face } from './drawn-devices';
import { installDrawnDevices } from './drawn-devices';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A new browser profile's page, whose camera shows that face. */
export type NewPage = (face: Face) => Promise<Page>;

/** Has a built server and a browser run for as long as something is filmed there. */
export async function inRealCall(
  viewport: Size,
  film: (newPage: NewPage) => Promise<void>,
): Promise<void> {
  const server = await startProductionServer(await loopback());
  const browser = await chromium.launch({ executablePath: obtainChromium(), args: chromiumFlags });
  try {
    await film((face) => newPage(browser, viewport, server.origin, face));
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function newPage(browser: Browser, viewport: Size, origin: string, face: Face) {
  const context = await browser.newContext({
    viewport,
    baseURL: origin,
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript(installDrawnDevices, face);
  return page;
}

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Waits until so many pictures are shown. */
export const seen = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction(
    (least) =>
      [...document.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 0).length >=
      least,
    count,
  );
