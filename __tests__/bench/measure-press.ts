import type { Browser, Page } from '@playwright/test';
import { forceRelay } from '../e2e/support/force-relay';
import { installFrameProbe } from './frame-probe';

const LOOK_MS = 10;
const GETTING_READY = 'Somebody is getting ready to join';

/**
 * Somebody waits in a room; a newcomer lingers in the lobby, and then presses Join. Both reach each other over the relay
 * alone, whose distance can be chosen.
 *
 * @param early whether links are made before
 * @returns from the press to the first remote frame, in milliseconds
 */
export async function measurePress(
  browser: Browser,
  origin: string,
  { room, early }: { room: string; early: boolean },
): Promise<number> {
  const resident = await enter(browser, `${origin}/room/${room}?name=P1`, early);
  await press(resident);
  await resident.getByRole('group', { name: 'P1 (you)' }).waitFor();
  const newcomer = await enter(browser, `${origin}/room/${room}?name=P2`, early);
  if (early) {
    await resident.getByText(GETTING_READY).waitFor();
    await resident.waitForFunction(() => window.frameProbe.connected() > 0);
  } else await newcomer.getByText('1 person is inside').waitFor();
  // Who lingers is slower than what the page has left to do.
  await Promise.all([resident, newcomer].map(idle));
  const pressedMs = await press(newcomer);
  await newcomer.waitForFunction(() => window.frameProbe.firstFramesMs.length > 0);
  const [firstMs = NaN] = await newcomer.evaluate(() => window.frameProbe.firstFramesMs);
  await Promise.all([resident, newcomer].map((page) => page.context().close()));
  return firstMs - pressedMs;
}

/** Until the lobby shows the own picture: all that a person waits for before pressing. */
async function enter(browser: Browser, url: string, early: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 640, height: 400 } });
  // Around the probe's, which a connection has to come to last.
  await context.addInitScript(installFrameProbe, LOOK_MS);
  await context.addInitScript<'udp' | 'tcp'>(forceRelay, 'udp');
  if (!early) {
    await context.addInitScript(() => localStorage.setItem('tertulia.connectBefore', 'no'));
  }
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('video')].some(({ videoWidth }) => videoWidth > 0),
  );
  await page.getByRole('button', { name: 'Join', exact: true }).waitFor();
  return page;
}

function idle(page: Page): Promise<void> {
  return page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve())));
}

/** @returns when it was, in milliseconds since the epoch */
async function press(page: Page): Promise<number> {
  return page.getByRole('button', { name: 'Join', exact: true }).evaluate((button: HTMLElement) => {
    const nowMs = performance.timeOrigin + performance.now();
    button.click();
    return nowMs;
  });
}
