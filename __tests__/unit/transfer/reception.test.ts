import type { ByteChannel, ByteChannelUser } from '../../../lib/base/peer-channels';
import { writeBlocks } from '../../../lib/transfer/block';
import { BlockSource } from '../../../lib/transfer/block-source';
import { BLOCK_BYTES } from '../../../lib/transfer/limits';
import { SegmentMemory } from '../../../lib/transfer/segment-memory';
import { Reception } from '../../../lib/transfer/reception';
import type { TransferId } from '../../../lib/transfer/transfer-snapshot';
import { cryptoSettled, watchCrypto } from '../../fakes/crypto-watch';
import { standIn } from '../../fakes/stand-in';
import { FakeDisk, FakeFile } from '../../fakes/transfer-world';

beforeAll(() => watchCrypto());

const id = standIn<TransferId>('x'.repeat(22));
const content = Uint8Array.from({ length: BLOCK_BYTES + 7 }, (_, at) => at & 0xff);

async function world(bytes = content) {
  const sink = await new FakeDisk().keep(id);
  const events = {
    took: jest.fn(),
    closed: jest.fn(),
    broken: jest.fn(),
    whole: jest.fn<void, [File | null]>(),
    corrupt: jest.fn(),
    failed: jest.fn(),
  };
  const file = { name: 'plan.bin', kind: 'text/plain', size: bytes.length };
  const reception = await Reception.begin({ file, sink, ...events });
  let user: ByteChannelUser | null = null;
  const open = () =>
    reception.use(
      standIn<ByteChannel>({
        use: (one: ByteChannelUser) => (user = one),
        close: () => undefined,
      }),
    );
  open();
  const bring = async () => {
    const blocks = [bytes.slice(0, BLOCK_BYTES), bytes.slice(BLOCK_BYTES)];
    user?.received(await writeBlocks(0, blocks));
    await cryptoSettled();
  };
  const sum = await new BlockSource(new FakeFile(bytes, file.name), new SegmentMemory()).sum();
  return { reception, events, sink, open, bring, sum, close: () => user?.closed() };
}

it.each(['before', 'after'])(
  'hands over the file when the end is told %s all is written',
  async (when) => {
    const { reception, events, bring, sum } = await world();

    if (when === 'before') reception.end(sum);
    await bring();
    if (when === 'after') reception.end(sum);
    await cryptoSettled();

    expect(events.whole).toHaveBeenCalledTimes(1);
    const file = events.whole.mock.calls[0]?.[0];
    expect(file).toMatchObject({ name: 'plan.bin', type: 'text/plain', size: content.length });
    expect(events.corrupt).not.toHaveBeenCalled();
  },
);

it('hands it over once, however often the end is told', async () => {
  const { reception, events, bring, sum } = await world();
  await bring();

  for (let times = 0; times < 3; times += 1) reception.end(sum);
  await cryptoSettled();

  expect(events.whole).toHaveBeenCalledTimes(1);
});

it('says when it is not what was sent', async () => {
  const { reception, events, bring } = await world();
  await bring();

  reception.end('0'.repeat(64));
  await cryptoSettled();

  expect(events.corrupt).toHaveBeenCalledTimes(1);
  expect(events.whole).not.toHaveBeenCalled();
});

it('believes nothing that was told of the end before it was begun anew', async () => {
  const { reception, events, open, bring, sum } = await world();
  reception.end(sum);
  reception.restart();
  open();
  await bring();
  await cryptoSettled();

  expect(reception.isAllHere).toBe(true);
  expect(events.whole).not.toHaveBeenCalled();
});

it('says when the disk refuses the end', async () => {
  const { reception, events, sink, bring, sum } = await world();
  const error = new DOMException('full', 'QuotaExceededError');
  jest.spyOn(sink, 'finish').mockRejectedValue(error);
  await bring();

  reception.end(sum);
  await cryptoSettled();

  expect(events.failed).toHaveBeenCalledWith(error);
  expect(events.whole).not.toHaveBeenCalled();
});

it('says that the channel closed before all had come, and only then', async () => {
  const early = await world();
  early.close();
  expect(early.events.closed).toHaveBeenCalledTimes(1);
  expect(early.reception.isAllHere).toBe(false);

  const late = await world();
  await late.bring();
  late.close();
  expect(late.reception.isAllHere).toBe(true);
  expect(late.events.closed).not.toHaveBeenCalled();
});
