import { BLOCK_BYTES, PROGRESS_MS, SILENT_PICTURES, WANT_RATE } from '../../../lib/transfer/limits';
import { over } from '../../../lib/transfer/transfer-snapshot';
import { watchCrypto } from '../../fakes/crypto-watch';
import { lendTransfer } from '../../fakes/lend-transfer';
import { standIn } from '../../fakes/stand-in';
import { accept, fileOf, pair } from '../../fakes/transfer-pair';

beforeAll(() => {
  watchCrypto();
  lendTransfer();
});

const wantsIn = (words: readonly string[]) =>
  words.filter((text) => text.includes('"want"')).length;

async function stage() {
  const { world, ana, ben } = await pair();
  ana.page.send([fileOf(20 * BLOCK_BYTES)], null);
  await world.until(() => ben.views.length === 1);
  return { world, ana, ben };
}

it.each(['unseen', 'unopened'] as const)(
  'comes though the first channels for its bytes stay %s',
  async (what) => {
    const { world, ana, ben } = await stage();
    world[what] = 2;
    accept(ben);
    await world.until(() => ben.state === 'running');
    await world.live(2 * SILENT_PICTURES * PROGRESS_MS);
    await world.until(() => ben.state === 'done' && ana.state === 'done');
  },
);

it('asks more and more seldom for what does not come, and not at all while it is held back', async () => {
  const { world, ana, ben } = await stage();
  const wants = () => wantsIn(world.words);
  world.unseen = Infinity;
  accept(ben);
  await world.live(7 * SILENT_PICTURES * PROGRESS_MS + 1_000);
  expect(wants()).toBe(3 + 1);
  expect(wants()).toBeLessThan(WANT_RATE.burst);
  ana.page.pause(ana.view().id);
  await world.live(8 * SILENT_PICTURES * PROGRESS_MS);
  expect(wants()).toBe(3 + 1);
  expect(ben.errors).toEqual([]);
});

it.each([1, 2, 3])(
  'goes on when a sender that stood still hears %i more askings at once',
  async (times) => {
    const { world, ana, ben } = await pair();
    ana.page.send([fileOf(2_000 * BLOCK_BYTES)], null);
    await world.until(() => ben.views.length === 1);
    const { user } = ana;
    if (!user) throw new Error('There is no page.');
    const held: unknown[] = [];
    ana.user = { ...user, received: (_peer, data) => void held.push(data) };
    accept(ben);
    await world.until(() => ben.state === 'running');
    await world.live((2 ** times - 1) * SILENT_PICTURES * PROGRESS_MS + 500);
    const asked = wantsIn(world.words);
    expect(asked).toBe(1 + times);
    ana.user = user;
    for (const data of held) user.received(ben.id, data);
    await world.until(() => over.has(standIn(ben.state)));
    expect(ben.state).toBe('done');
    expect(wantsIn(world.words)).toBe(asked);
  },
);

it('asks soon again over a new link for what did not come over the one before', async () => {
  const { world, ana, ben } = await stage();
  world.unseen = 5;
  accept(ben);
  await world.live(16 * SILENT_PICTURES * PROGRESS_MS);
  world.link(ana, ben);
  world.unseen = 1;
  await world.live(2 * SILENT_PICTURES * PROGRESS_MS);
  expect(ben.state).toBe('done');
});
