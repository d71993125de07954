import { expect } from '@playwright/test';
import { noteGaps } from '../faults/gap-reporter';
import { followMedia, takeLongestGaps } from '../faults/media-gap';
import { test as base } from '../faults/site-of-two-test';
import { eventually } from '../support/eventually';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteThree, inviteTwo, meet, type Invite } from './support/meet';
import type { Person } from './support/person';
import type { SiteOfTwo } from './support/site-of-two';

const AWAY = 'The call goes on;';

const test = base.extend<{
  two: readonly [Person, Person];
  three: readonly [Person, Person, Person];
}>({
  two: async ({ invite, room, site }, use) => {
    const two = await inviteTwo(invite);
    await meetOnBoth(site, room, two);
    await use(two);
  },
  three: async ({ invite, room, site }, use) => {
    const three = await inviteThree(invite);
    await meetOnBoth(site, room, three);
    await use(three);
  },
});
test.setTimeout(300_000);

/** All of them are in a call afterwards, and on different nodes. */
async function meetOnBoth(site: SiteOfTwo, room: string, people: readonly Person[]): Promise<void> {
  await meet(room, people);
  const connections = site.nodes.map((node) => node.figure('tertulia_signaling_connections'));
  expect((await Promise.all(connections)).sort()).toEqual([1, people.length - 1]);
  for (const person of people) await followMedia(person, people.length - 1);
}

const notice = ({ page }: Person) => page.getByText(AWAY);

/** Waits until that many more frames have come to each of them: time passes, and all pictures move. */
async function watch(people: readonly Person[], frames: number): Promise<void> {
  for (const person of people) {
    const before = new Map(
      (await person.inbound()).map(({ id, framesDecoded }) => [id, framesDecoded]),
    );
    const fewest = async () => {
      const pictures = (await person.inbound()).filter(({ kind }) => kind === 'video');
      return Math.min(
        ...pictures.map(({ id, framesDecoded }) => framesDecoded - (before.get(id) ?? 0)),
      );
    };
    await expect.poll(fewest).toBeGreaterThan(frames);
  }
}

async function connectionsMade(people: readonly Person[]): Promise<number[]> {
  return Promise.all(people.map((person) => person.connectionsMade()));
}

/** Does something to the servers, and sees to it that everybody is in again, and that no link was made anew. */
async function gapsWhile(people: readonly Person[], act: () => Promise<void>) {
  const made = await connectionsMade(people);
  await takeLongestGaps(people);
  await act();
  for (const person of people) await expect(notice(person)).toBeHidden();
  await watch(people, 20);
  expect(await connectionsMade(people)).toEqual(made);
  return takeLongestGaps(people);
}

/** One more comes in afterwards, and all have each other. */
async function expectRoomForDora(invite: Invite, room: string, others: readonly Person[]) {
  const dora = await invite({ name: 'Dora', colour: 'yellow' });
  await dora.join(room);
  await expectEverybodyHasEverybody([...others, dora]);
}

test('a node that dies leaves its rooms to the other: host, lock and pictures as before', async ({
  invite,
  room,
  site,
  three,
}, testInfo) => {
  const [ana] = three;
  await ana.page.getByRole('button', { name: /: who is here$/ }).click();
  await ana.page.getByRole('checkbox', { name: 'Lock the room' }).check();
  await ana.page.keyboard.press('Escape');
  for (const { page } of three) {
    await expect(page.getByRole('img', { name: 'The room is locked' })).toBeVisible();
  }
  const { keeper, other } = await site.keeper(3);

  const gaps = await gapsWhile(three, async () => {
    await keeper.kill();
    await expect(notice(ana)).toBeVisible();
    await eventually(
      'all are in their seats',
      async () => (await other.figure('tertulia_seats{state="taken"}')) === 3,
    );
  });
  noteGaps(testInfo, 'the node that keeps the room is killed', gaps, gaps.picture.toMs);

  const dora = await invite({ name: 'Dora', colour: 'yellow' });
  await dora.open(room);
  await dora.press('Join');
  await dora.press('Knock');
  await ana.press('Let in Dora');
  await expectEverybodyHasEverybody([...three, dora]);
});

test('a node that is stopped sends its people to the other one', async ({
  invite,
  room,
  site,
  three,
}, testInfo) => {
  const { keeper, other } = await site.keeper(3);
  const gaps = await gapsWhile(three, async () => {
    await other.stop();
    await eventually(
      'all are connected to the one that is left',
      async () => (await keeper.figure('tertulia_signaling_connections')) === 3,
    );
  });
  noteGaps(testInfo, 'the other node is stopped', gaps, gaps.picture.toMs);

  await expectRoomForDora(invite, room, three);
});

test('a node that dies and does not keep the room takes nobody with it', async ({
  invite,
  room,
  site,
  two,
}, testInfo) => {
  const { keeper, other } = await site.keeper(2);
  const gaps = await gapsWhile(two, async () => {
    await other.kill();
    await eventually(
      'both are connected to the one that is left',
      async () => (await keeper.figure('tertulia_signaling_connections')) === 2,
    );
  });
  noteGaps(testInfo, 'the other node is killed', gaps, gaps.picture.toMs);

  await expectRoomForDora(invite, room, two);
});

test('a node that stands still for 20 s keeps nothing any more when it goes on', async ({
  invite,
  room,
  site,
  three,
}, testInfo) => {
  const { keeper, other } = await site.keeper(3);
  const frozenMs = Date.now();
  const gaps = await gapsWhile(three, async () => {
    keeper.signal('SIGSTOP');
    await eventually(
      'all are in their seats',
      async () => (await other.figure('tertulia_seats{state="taken"}')) === 3,
    );
    while (Date.now() - frozenMs < 20_000) await watch(three, 20);
    keeper.signal('SIGCONT');
    await eventually(
      'it has given up the room',
      async () => (await keeper.figure('tertulia_seats{state="taken"}')) === 0,
    );
  });
  noteGaps(testInfo, 'the node that keeps the room stands still', gaps, gaps.picture.toMs);

  expect(await other.figure('tertulia_seats{state="taken"}')).toBe(3);
  await expectRoomForDora(invite, room, three);
});

test('Redis is killed, and comes back with nothing in it', async ({
  invite,
  room,
  site,
  three,
}, testInfo) => {
  const gaps = await gapsWhile(three, async () => {
    await site.redis.kill();
    for (const node of site.nodes) {
      await eventually('nodes say that they keep nothing', async () => !(await node.isReady()));
    }
    await watch(three, 50);
    await site.redis.start();
    for (const node of site.nodes) await eventually('nodes are ready', () => node.isReady());
  });
  noteGaps(testInfo, 'Redis is killed, and comes back empty', gaps, gaps.picture.toMs);

  await expectRoomForDora(invite, room, three);
});

test.describe('with a standby', () => {
  test.use({ siteOptions: { standby: true } });

  test('Redis is killed, and fails over', async ({ invite, room, site, two }, testInfo) => {
    const gaps = await gapsWhile(two, async () => {
      await site.redis.kill();
      await site.standby?.hasTakenOver();
      for (const node of site.nodes) {
        await eventually(
          'nodes have leases of the new master',
          async () => (await node.figure('tertulia_leases_won_total')) === 2,
        );
      }
      await site.keeper(2);
    });
    noteGaps(testInfo, 'Redis fails over', gaps, gaps.picture.toMs);

    await expectRoomForDora(invite, room, two);
  });
});
