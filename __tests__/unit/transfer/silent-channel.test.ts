import { BLOCK_BYTES, PROGRESS_MS, SILENT_PICTURES, WANT_RATE } from '../../../lib/transfer/limits';
import { watchCrypto } from '../../fakes/crypto-watch';
import { lendTransfer } from '../../fakes/lend-transfer';
import { accept, fileOf, pair } from '../../fakes/transfer-pair';

beforeAll(() => {
  watchCrypto();
  lendTransfer();
});

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
  const wants = () => world.words.filter((text) => text.includes('"want"')).length;
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
