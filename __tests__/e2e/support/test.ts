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
  expectedErrors: [[], { option: true }],
  pageWatch: async ({ expectedErrors }, use) => {
    const pageWatch = new PageWatch(requiredEnv('TERTULIA_ORIGIN'), expectedErrors);
    await use(pageWatch);
    expect(pageWatch.problems).toEqual([]);
  },
  guests: async ({ pageWatch }, use) => {
    const guests = new Guests(requiredEnv('TERTULIA_ORIGIN'), pageWatch);
    await use(guests);
    await guests.sayGoodbye();
  },
  invite: async ({ browser, guests }, use) => {
    await use((invitation) => guests.invite(browser, invitation));
  },
});
