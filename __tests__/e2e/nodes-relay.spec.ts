import { expect } from '@playwright/test';
import { awayErrors } from '../faults/away-errors';
import { noteGaps } from '../faults/gap-reporter';
import { followMedia, takeLongestGaps } from '../faults/media-gap';
import { RedisProcess } from '../integration/support/redis-process';
import { haproxyObstacle } from '../support/haproxy-obstacle';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { forceRelay } from './support/force-relay';
import { inviteTwo, meet } from './support/meet';
import type { SiteNode } from './support/site-of-two';
import { SiteOfTwo } from './support/site-of-two';
import { test as base } from './support/test';

const test = base.extend<{ site: SiteOfTwo }>({
  site: async ({}, use) => {
    const site = await SiteOfTwo.start({ ownRelays: true });
    await use(site);
    await site.close();
  },
  origin: async ({ site }, use) => {
    await use(site.origin);
  },
  expectedErrors: async ({}, use) => {
    await use(awayErrors);
  },
});
test.setTimeout(300_000);

const obstacle = haproxyObstacle() ?? RedisProcess.unavailableBecause();
const isSkipped = obstacle !== null && process.env.REQUIRE_NETWORK_TESTS !== '1';
test.skip(isSkipped, String(obstacle));

/** Waits until media go over the relay of one of the nodes. */
async function relayInUse(nodes: readonly SiteNode[]): Promise<SiteNode> {
  const packets = () =>
    Promise.all(nodes.map((node) => node.figure('tertulia_relay_packets_total{to="clients"}')));
  const before = await packets();
  let used: SiteNode | undefined;
  const look = async () => {
    const news = (await packets()).map((count, index) => count - (before[index] ?? 0));
    used = nodes.find((_node, index) => (news[index] ?? 0) > 200);
    return used !== undefined;
  };
  await expect.poll(look).toBe(true);
  if (!used) throw new Error('Nothing is relayed.');
  return used;
}

test("a node that dies leaves what its relay carried to the other node's relay", async ({
  invite,
  room,
  site,
}, testInfo) => {
  const two = await inviteTwo(invite);
  for (const { page } of two) await page.addInitScript(forceRelay, 'udp' as const);
  await meet(room, two);
  for (const person of two) await followMedia(person, 1);
  const dying = await relayInUse(site.nodes);
  await takeLongestGaps(two);
  await dying.kill();
  const killedMs = Date.now();

  const left = site.nodes.filter((node) => node !== dying);
  await relayInUse(left);
  await expectEverybodyHasEverybody(two);
  for (const person of two) {
    const relayed = { local: 'relay', remote: 'relay', relayProtocol: 'udp' };
    expect(await person.paths()).toEqual([relayed]);
  }
  noteGaps(testInfo, 'the relay that carries a call dies', await takeLongestGaps(two), killedMs);
});
