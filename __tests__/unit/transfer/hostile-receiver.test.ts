import type { OpenChannel } from '../../../lib/base/peer-channels';
import { BLOCK_BYTES, WANT_RATE } from '../../../lib/transfer/limits';
import { watchCrypto } from '../../fakes/crypto-watch';
import { fileOf } from '../../fakes/transfer-pair';
import { TransferWorld } from '../../fakes/transfer-world';

beforeAll(() => watchCrypto());

/** Ana offers Eve a file, whose page says what it likes. */
async function stage(size: number) {
  const world = new TransferWorld();
  const [ana, eve] = [world.come('ana'), world.come('eve')];
  let channel: OpenChannel | null = null;
  let opened = 0;
  const heard = jest.fn();
  eve.user = {
    opened: (_peer, one) => (channel = one),
    closed: () => undefined,
    received: heard,
    offered: () => {
      opened += 1;
      return true;
    },
  };
  world.link(ana, eve);
  await world.live();
  const file = fileOf(size);
  const reads = jest.spyOn(file, 'slice');
  ana.page.send([file], null);
  await world.live();
  const { id } = ana.view();
  const say = (message: object) => channel?.send(JSON.stringify({ id, ...message }));
  return { world, ana, say, reads, heard, opened: () => opened };
}

it('begins a file anew so often, and not as often as it is asked to', async () => {
  const blocks = 1_000;
  const { world, ana, say, reads, opened } = await stage(blocks * BLOCK_BYTES);
  for (let said = 0; said < 500; said += 1) {
    say({ type: 'want', from: (said * 337) % blocks });
    if (said % 10 === 0) await world.live(20);
  }
  await world.live();
  expect(ana.state).toBe('corrupt');
  expect(opened()).toBeLessThanOrEqual(WANT_RATE.burst + 1);
  expect(reads.mock.calls.length).toBeLessThanOrEqual(3 * (WANT_RATE.burst + 1));
});

it.each([
  { type: 'took', came: 5, written: 0 },
  { type: 'took', came: 0, written: 5 },
  { type: 'want', from: 1_000_000 },
])('believes nothing of what can not be: %j', async (word) => {
  const { world, ana, say } = await stage(10 * BLOCK_BYTES);
  say({ type: 'want', from: 0 });
  say(word);
  await world.live();
  expect(ana.view().ends).toMatchObject([{ state: 'running', bytes: 0 }]);
});

it('reads no file to its end for somebody who asked for the end, and gave it up', async () => {
  const segments = 40;
  const { world, ana, say, reads } = await stage(segments * 64 * BLOCK_BYTES);
  say({ type: 'want', from: segments * 64 });
  say({ type: 'cancel' });
  await world.until(() => ana.state === 'cancelledThere');
  await world.live();
  expect(reads.mock.calls.length).toBeLessThan(segments / 2);
  expect(ana.errors).toEqual([]);
});

it('sums up what was picked again while it was summed up', async () => {
  const blocks = 640;
  const { world, ana, say, reads, heard } = await stage(blocks * BLOCK_BYTES);
  const want = { type: 'want', from: blocks };
  reads.mockImplementationOnce((start, end) => {
    const same = fileOf(blocks * BLOCK_BYTES);
    ana.page.pickAgain(ana.view().id, same);
    return same.slice(start, end);
  });
  say(want);
  await world.until(() => reads.mock.calls.length > 0);
  say(want);
  await world.until(() => heard.mock.calls.some(([, word]) => String(word).includes('"end"')));
  expect(ana.state).toBe('checking');
  expect(ana.errors).toEqual([]);
});
