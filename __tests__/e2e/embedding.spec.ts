import type { FrameLocator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { TertuliaRoom as Script } from '../../lib/embed/tertulia-room';
import { test as base } from '../faults/own-server-test';
import { devicePlan } from './support/device-plan';
import type { HostSite } from './support/host-site';
import { startHostSite } from './support/host-site';
import { installStandInDevices } from './support/stand-in-devices';

/** What `embed.js` gives the page. */
declare const TertuliaRoom: typeof Script;

declare global {
  interface Window {
    shown: Script;
    heard: unknown[];
  }
}

/** A page of another site, which the server's configuration names, with somebody at it. */
const test = base.extend<{ host: HostSite; hostPage: Page; frame: FrameLocator }>({
  host: async ({}, use) => {
    const host = await startHostSite();
    await use(host);
    await host.close();
  },
  settings: async ({ host }, use) => {
    await use({ FRAME_ANCESTORS: host.origin });
  },
  hostPage: async ({ browser, host, origin }, use) => {
    host.showExampleFor(origin);
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    await page.addInitScript(installStandInDevices, devicePlan('red'));
    await page.goto(host.origin);
    await use(page);
    await context.close();
  },
  frame: async ({ hostPage }, use) => {
    await use(hostPage.frameLocator('iframe[title]'));
  },
});

const log = (page: Page) => page.getByRole('list', { name: 'What happened' });
const ownTile = (frame: FrameLocator) => frame.getByRole('group', { name: /\(you\)$/ });

test('a page of another site brings somebody in, mutes and sees them off', async ({
  hostPage,
  frame,
  invite,
}) => {
  await expect(frame.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  await expect(log(hostPage)).toContainText('ready {}');
  await hostPage.getByRole('button', { name: 'Come in' }).click();
  await expect(ownTile(frame)).toBeVisible();
  await expect(log(hostPage)).toContainText('joined {}people {"count":1}');

  const link = await hostPage.getByRole('link', { name: 'the link' }).getAttribute('href');
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  await ben.page.goto(link ?? '');
  await ben.press('Join');
  await expect(frame.getByRole('group', { name: 'Guest', exact: true })).toBeVisible();
  await expect(log(hostPage)).toContainText('people {"count":2}');

  await hostPage.getByRole('button', { name: 'Microphone' }).click();
  await expect(frame.getByRole('button', { name: 'Unmute microphone' })).toBeVisible();
  await expect(log(hostPage)).toContainText('microphone {"on":false}');
  await hostPage.evaluate(() =>
    document.querySelector('iframe')?.contentWindow?.postMessage('junk', '*'),
  );
  await hostPage.getByRole('button', { name: 'Camera' }).click();
  await expect(frame.getByRole('button', { name: 'Start camera' })).toBeVisible();

  await hostPage.getByRole('button', { name: 'Go', exact: true }).click();
  await expect(frame.getByRole('heading', { name: 'You left the room' })).toBeVisible();
  await expect(log(hostPage)).toContainText('left {"reason":"left"}');
  await hostPage.getByRole('button', { name: 'Come in' }).click();
  await expect(ownTile(frame)).toBeVisible();
});

test('junk changes nothing, and too much of it is not looked at', async ({ hostPage, frame }) => {
  await expect(log(hostPage)).toContainText('ready {}');
  await hostPage.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentWindow;
    for (const command of ['join', 'leave', 'record', null, {}, ['join']]) {
      frame?.postMessage({ tertulia: 2, command }, '*');
      frame?.postMessage({ tertulia: 1, command, access: 'x' }, '*');
      frame?.postMessage(command, '*');
    }
    for (let count = 0; count < 5_000; count += 1) frame?.postMessage({ tertulia: 1 }, '*');
  });
  await expect(frame.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  await expect(log(hostPage)).not.toContainText('joined');
  await expect(async () => {
    await hostPage.getByRole('button', { name: 'Come in' }).click();
    await expect(ownTile(frame)).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test('a page of a third site beside the frame is neither heard nor answered', async ({
  hostPage,
  host,
  frame,
}) => {
  await hostPage.getByRole('button', { name: 'Come in' }).click();
  await expect(ownTile(frame)).toBeVisible();
  await hostPage.evaluate(async (url) => {
    const other = document.createElement('iframe');
    other.name = 'stranger';
    other.src = url;
    const loaded = new Promise((resolve) => other.addEventListener('load', resolve));
    document.body.append(other);
    await loaded;
  }, `${host.stranger}/nothing`);
  const stranger = hostPage.frame('stranger');
  await stranger?.evaluate(() => {
    window.heard = [];
    window.addEventListener('message', ({ data }) => window.heard.push(data));
    for (const command of ['hello', 'leave']) {
      window.parent.frames[0]?.postMessage({ tertulia: 1, command }, '*');
    }
  });
  // Comes after what the stranger said.
  await hostPage.getByRole('button', { name: 'Microphone' }).click();
  await expect(frame.getByRole('button', { name: 'Unmute microphone' })).toBeVisible();
  await expect(ownTile(frame)).toBeVisible();
  expect(await stranger?.evaluate(() => window.heard)).toEqual([]);
});

test('a page that the server does not name gets no frame', async ({ browser, host, origin }) => {
  const page = await browser.newPage();
  const refused = page.waitForEvent('console', (message) =>
    message.text().includes('frame-ancestors'),
  );
  await page.goto(`${host.stranger}/nothing`);
  await page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src }));
  }, `${origin}/room/sala`);
  await refused;
  await page.close();
});

test('the link says how the room is shown, and whether there is a lobby', async ({
  hostPage,
  frame,
  origin,
}) => {
  await hostPage.evaluate((site) => {
    document.querySelector('iframe')?.remove();
    window.shown = new TertuliaRoom(document.body, {
      link: TertuliaRoom.newLink(site),
      ...{ name: 'Ana', language: 'es', theme: 'dark', microphone: false, camera: false },
      ...{ skipLobby: true, hideControls: true },
    });
  }, origin);
  const own = frame.getByRole('group', { name: 'Ana (tú)', exact: true });
  await expect(own).toBeVisible();
  await expect(own.locator('video')).toHaveCount(0);
  await expect(frame.locator('html')).toHaveAttribute('lang', 'es');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(frame.getByRole('region', { name: 'Controles de la llamada' })).toHaveCount(0);
  await hostPage.evaluate(() => window.shown.leave());
  await expect(frame.getByRole('heading', { name: 'Saliste de la sala' })).toBeVisible();
});
