import type { OpenChannel } from '../../../lib/base/peer-channels';
import { writeBlocks } from '../../../lib/transfer/block';
import {
  BLOCK_BYTES,
  MAX_BLOCKS_AHEAD,
  MAX_STRAY_BLOCKS,
  MAX_TOGETHER,
} from '../../../lib/transfer/limits';
import { watchCrypto } from '../../fakes/crypto-watch';
import { fileOf, pair } from '../../fakes/transfer-pair';
import { TransferWorld } from '../../fakes/transfer-world';

beforeAll(() => watchCrypto());

const id = 'e'.repeat(22);

/** Ben takes a file of Eve's, whose page says and sends what it likes. */
async function stage(size: number) {
  const world = new TransferWorld();
  const [eve, ben] = [world.come('eve'), world.come('ben')];
  let channel: OpenChannel | null = null;
  const heard: string[] = [];
  eve.user = {
    opened: (_peer, opened) => (channel = opened),
    closed: () => undefined,
    received: (_peer, data) => heard.push(String(data)),
  };
  world.link(eve, ben);
  const say = (message: object) => channel?.send(JSON.stringify(message));
  const facts = { name: 'x', size, kind: '', ready: true, paused: false };
  say({ type: 'offer', id, ...facts });
  await world.until(() => ben.views.length > 0);
  ben.page.accept(ben.view().id, 'inBrowser');
  await world.until(() => heard.some((text) => text.includes('"want"')));
  const bytes = (channel as OpenChannel | null)?.openBytes(id);
  if (!bytes) throw new Error('There is no channel.');
  await new Promise<void>((opened) =>
    bytes.use({
      opened,
      drained: () => undefined,
      received: () => undefined,
      closed: () => undefined,
    }),
  );
  return { world, ben, bytes, say };
}

/** As it would travel, but for its sum. */
function blockOf(index: number, length = 100): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(length);
  new DataView(message.buffer).setUint32(0, index);
  return message;
}

it.each([
  ['out of turn', blockOf(5)],
  ['too long', blockOf(0, (MAX_TOGETHER + 1) * 2 * BLOCK_BYTES)],
  ['no blocks at all', new Uint8Array(3)],
  ['numbered beyond the end', blockOf(2 ** 32 - 1)],
])('puts up with so many that are %s, and no more', async (_what, message) => {
  const { world, ben, bytes } = await stage(10 * BLOCK_BYTES);
  for (let sent = 0; sent < MAX_STRAY_BLOCKS; sent += 1) bytes.send(message);
  await world.live();
  expect(ben.state).toBe('running');
  bytes.send(message);
  await world.live();
  expect(ben.state).toBe('corrupt');
  expect(ben.disk.files.size).toBe(0);
});

it('takes nothing behind the end', async () => {
  const size = BLOCK_BYTES;
  const { world, ben, bytes, say } = await stage(size);
  const [first, second] = [new Uint8Array(size), new Uint8Array(size).fill(1)];
  const blocks = await writeBlocks(0, [first, second]);
  bytes.send(blocks);
  await world.live();
  expect(ben.state).toBe('checking');
  expect([...ben.disk.files.values()].map(({ length }) => length)).toEqual([size]);
  say({ type: 'end', id, hash: '0'.repeat(64) });
  await world.live();
  expect(ben.state).toBe('corrupt');
});

it('keeps no more in memory than it said, however slow the disk, and whatever is sent', async () => {
  const most = 2 * MAX_BLOCKS_AHEAD;
  const { world, ben, bytes } = await stage(2 * most * BLOCK_BYTES);
  ben.disk.isStuck = true;
  const blocks = await writeBlocks(
    0,
    Array.from({ length: most + 50 }, () => new Uint8Array(BLOCK_BYTES)),
  );
  const place = blocks.length / (most + 50);
  for (let at = 0; at < most + 50; at += 1) {
    bytes.send(blocks.slice(at * place, (at + 1) * place));
  }
  await world.live();
  expect(ben.view().ends[0]?.bytes).toBe(most * BLOCK_BYTES);
  expect(ben.state).toBe('running');
});

it('has nothing written to the storage that is there already, however often it says how it stands', async () => {
  const { world, ana, ben } = await pair();
  ana.page.send([fileOf(BLOCK_BYTES)], null);
  await world.until(() => ben.views.length === 1);
  const write = jest.spyOn(ben.storage, 'setItem');
  const say = (paused: boolean) =>
    ben.user?.received(ana.id, JSON.stringify({ type: 'pause', id: ben.view().id, paused }));
  for (let said = 0; said < 400; said += 1) say(said % 2 === 0);
  await world.live();
  expect(ben.page.refused.size).toBe(0);
  expect(write).not.toHaveBeenCalled();
});
