import type { SiteOptions } from '../e2e/support/site-of-two';
import { SiteOfTwo } from '../e2e/support/site-of-two';
import { test as base } from '../e2e/support/test';
import { RedisProcess } from '../integration/support/redis-process';
import { haproxyObstacle } from '../support/haproxy-obstacle';
import { awayErrors } from './away-errors';

/** A test with a site of its own, of two nodes, and with pages that may say that a server is away. Skipped where it can't be had. */
export const test = base.extend<{ siteOptions: Partial<SiteOptions>; site: SiteOfTwo }>({
  siteOptions: [{}, { option: true }],
  expectedErrors: async ({}, use) => {
    await use(awayErrors);
  },
  site: async ({ siteOptions }, use, testInfo) => {
    const obstacle = haproxyObstacle() ?? RedisProcess.unavailableBecause();
    const isSkipped = obstacle !== null && process.env.REQUIRE_NETWORK_TESTS !== '1';
    testInfo.skip(isSkipped, String(obstacle));
    const site = await SiteOfTwo.start({ ownRelays: false, standby: false, ...siteOptions });
    await use(site);
    await site.close();
  },
  origin: async ({ site }, use) => {
    await use(site.origin);
  },
});
