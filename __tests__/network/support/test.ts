import type { Browser } from '@playwright/test';
import { chromiumFlags } from '../../browsers/chromium-flags';
import type { Invitation } from '../../e2e/support/guests';
import type { Person } from '../../e2e/support/person';
import { requiredEnv } from '../../e2e/support/required-env';
import { test as base } from '../../e2e/support/test';
import { Lab } from '../lab/lab';
import { launchChromium } from '../lab/launch-chromium';
import type { Place } from '../lab/place';
import { TrustedCertificate } from '../lab/trusted-certificate';
import { keepEvidence } from './keep-evidence';

interface TestFixtures {
  /** Somebody at a place of the small internet. */
  inviteFrom: (place: Place, invitation: Invitation) => Promise<Person>;
  /** When the test fails: what everybody saw, and what the servers printed. */
  evidence: void;
}

interface WorkerFixtures {
  lab: Lab;
  /** The browser at a place, started when somebody first sits down there. */
  browserAt: (place: Place) => Promise<Browser>;
}

/** The test of the end-to-end tests, with people who sit behind NATs. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  // Playwright's own browser is not used: it would sit outside of the lab.
  launchOptions: async ({}, use) => {
    await use({});
  },
  lab: [
    async ({}, use) => {
      await use(new Lab(requiredEnv('NETWORK_LAB')));
    },
    { scope: 'worker' },
  ],
  browserAt: [
    async ({ lab }, use) => {
      const browsers = new Map<Place, Promise<Browser>>();
      const options = {
        executable: requiredEnv('CHROMIUM_PATH'),
        flags: chromiumFlags,
        home: new TrustedCertificate(lab.folder).home,
        folder: lab.folder,
      };
      await use((place) => {
        const browser = browsers.get(place) ?? launchChromium(lab.hostAt(place), options);
        browsers.set(place, browser);
        return browser;
      });
      await Promise.all([...browsers.values()].map(async (browser) => (await browser).close()));
    },
    { scope: 'worker' },
  ],
  inviteFrom: async ({ browserAt, guests }, use) => {
    await use(async (place, invitation) => guests.invite(await browserAt(place), invitation));
  },
  evidence: [
    async ({ lab, guests }, use, testInfo) => {
      await use();
      if (testInfo.status === testInfo.expectedStatus) return;
      for (const person of guests.people) await keepEvidence(person, testInfo);
      await testInfo.attach('servers.log', { path: lab.logFile });
    },
    { auto: true },
  ],
});
