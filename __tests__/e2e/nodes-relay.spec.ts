import { expect } from '@playwright/test';
import { noteGaps } from '../faults/gap-reporter';
import { followMedia, takeLongestGaps } from '../faults/media-gap';
import { test } from '../faults/site-of-two-test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { forceRelay } from './support/force-relay';
import { inviteTwo, meet } from './support/meet';
import type { SiteNode } from './support/site-of-two';

test.use({ siteOptions: { ownRelays: true } });
test.setTimeout(300_000);

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
