import { randomUUID } from 'node:crypto';
import { test as base, expect } from '@playwright/test';
import { chromiumFlags } from '../../browsers/chromium-flags';
import { Guests, type Invitation } from './guests';
import { PageWatch } from './page-watch';
import type { Person } from './person';
import { requiredEnv } from './required-env';

interface Fixtures {
  /** A room that nobody else uses. */
  room: string;
  /** The server that they visit. */
  origin: string;
  /** Console errors that the test provokes. */
  expectedErrors: readonly RegExp[];
  pageWatch: PageWatch;
  guests: Guests;
  /** Somebody with a browser profile and an empty tab. */
  invite: (invitation: Invitation) => Promise<Person>;
}

/** Playwright's test with people instead of pages. A page that complains or calls elsewhere fails it. */
export const test = base.extend<Fixtures>({
  launchOptions: async ({}, use) => {
    await use({ executablePath: requiredEnv('CHROMIUM_PATH'), args: chromiumFlags });
  },
  room: async ({}, use) => {
    await use(randomUUID());
  },
  origin: async ({}, use) => {
    await use(requiredEnv('TERTULIA_ORIGIN'));
  },
  expectedErrors: [[], { option: true }],
  pageWatch: async ({ origin, expectedErrors }, use) => {
    const pageWatch = new PageWatch(origin, expectedErrors);
    await use(pageWatch);
    expect(pageWatch.problems).toEqual([]);
  },
  guests: async ({ origin, pageWatch }, use) => {
    const guests = new Guests(origin, pageWatch);
    await use(guests);
    await guests.sayGoodbye();
  },
  invite: async ({ browser, guests }, use) => {
    await use((invitation) => guests.invite(browser, invitation));
  },
});
