import { randomUUID } from 'node:crypto';
import { test as base, expect, type BrowserContext } from '@playwright/test';
import { chromiumFlags } from '../../browsers/chromium-flags';
import { installCallProbe } from './call-probe';
import type { Colour } from './colours';
import { devicePlan, type DeviceTroubles } from './device-plan';
import { PageWatch } from './page-watch';
import { Person } from './person';
import { requiredEnv } from './required-env';
import { installStandInDevices } from './stand-in-devices';

interface Invitation {
  readonly name: string;
  readonly colour: Colour;
  /** By default camera and microphone are stand-ins that work. */
  readonly devices?: DeviceTroubles | 'of the browser';
  /** A language the browser prefers. */
  readonly locale?: string;
  /** In whose browser profile the tab is opened; by default in one of its own. */
  readonly besides?: Person;
}

interface Fixtures {
  /** A room that nobody else uses. */
  room: string;
  /** Console errors that the test provokes. */
  expectedErrors: readonly RegExp[];
  pageWatch: PageWatch;
  /** Somebody with a browser profile and an empty tab. */
  invite: (invitation: Invitation) => Promise<Person>;
}

/** Small, because five of them are rendered by one machine. */
const viewport = { width: 640, height: 480 };

/** Playwright's test with people instead of pages. A page that complains or calls elsewhere fails it. */
export const test = base.extend<Fixtures>({
  launchOptions: async ({}, use) => {
    await use({ executablePath: requiredEnv('CHROMIUM_PATH'), args: chromiumFlags });
  },
  baseURL: async ({}, use) => {
    await use(requiredEnv('TERTULIA_ORIGIN'));
  },
  room: async ({}, use) => {
    await use(randomUUID());
  },
  expectedErrors: [[], { option: true }],
  pageWatch: async ({ expectedErrors }, use) => {
    const pageWatch = new PageWatch(requiredEnv('TERTULIA_ORIGIN'), expectedErrors);
    await use(pageWatch);
    expect(pageWatch.problems).toEqual([]);
  },
  invite: async ({ browser, baseURL, pageWatch }, use) => {
    const contexts: BrowserContext[] = [];
    const newContext = async (locale: string) => {
      const context = await browser.newContext({
        viewport,
        locale,
        ...(baseURL === undefined ? {} : { baseURL }),
      });
      contexts.push(context);
      return context;
    };
    await use(async ({ name, colour, devices, locale = 'en-GB', besides }) => {
      const context = besides?.page.context() ?? (await newContext(locale));
      const page = await context.newPage();
      pageWatch.watch(page);
      await page.addInitScript(installCallProbe);
      if (devices !== 'of the browser') {
        await page.addInitScript(installStandInDevices, devicePlan(colour, devices));
      }
      return new Person(name, colour, page);
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});
