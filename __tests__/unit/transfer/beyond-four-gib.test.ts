import {
  blockCount,
  bytesIn,
  inBlocks,
  readBlock,
  splitBlocks,
  takeBlocks,
  writeBlocks,
} from '../../../lib/transfer/block';
import { BlockIntake } from '../../../lib/transfer/block-intake';
import { BlockSource } from '../../../lib/transfer/block-source';
import { BLOCK_BYTES, MAX_FILE_BYTES } from '../../../lib/transfer/limits';
import { SegmentMemory } from '../../../lib/transfer/segment-memory';
import type { Sink } from '../../../lib/transfer/sink';
import { parseTransferMessage } from '../../../lib/transfer/transfer-message';
import { progressOf } from '../../../lib/transfer/transfer-progress';
import { lendTransfer } from '../../fakes/lend-transfer';
import { standIn } from '../../fakes/stand-in';

beforeAll(() => lendTransfer());

const GIB = 1024 ** 3;
const MARK_BYTES = 8;
/** Behind the last number of 32 bits, and no whole number of blocks. */
const SIZE = 4 * GIB + 3 * BLOCK_BYTES + 5;

/** What stands at some place of a file that nobody could keep in memory: each block begins with where it stands. */
function stretch(from: number, to: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(to - from);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + MARK_BYTES <= bytes.length; at += BLOCK_BYTES) {
    view.setBigUint64(at, BigInt(from + at));
  }
  return bytes;
}

/** A sparse file of that many bytes. */
function sparseFile(size: number): File {
  const slice = (start = 0, end = size) => {
    const to = Math.min(end, size);
    const arrayBuffer = () => Promise.resolve(stretch(start, to).buffer);
    return standIn<Blob>({ size: Math.max(0, to - start), arrayBuffer });
  };
  const facts = { name: 'film.mkv', type: 'video/x-matroska', lastModified: 1_700_000_000_000 };
  return standIn<File>({ ...facts, size, slice });
}

it.each([2 * GIB, 4 * GIB, 8 * GIB, MAX_FILE_BYTES - 3 * BLOCK_BYTES])(
  'reads and numbers the blocks around byte %i as those anywhere else',
  async (boundary) => {
    const size = boundary + 2 * BLOCK_BYTES + 5;
    const source = new BlockSource(sparseFile(size), new SegmentMemory());
    const first = boundary / BLOCK_BYTES - 1;
    for (let index = first; index < blockCount(size); index += 1) {
      const [message] = splitBlocks(await source.message(index));
      const block = message && (await readBlock(message, size));
      expect(block?.index).toBe(index);
      const place = bytesIn(index, size);
      const wanted = stretch(place, Math.min(size, place + BLOCK_BYTES));
      expect(Buffer.from(block?.bytes ?? []).equals(wanted)).toBe(true);
    }
    expect(blockCount(size)).toBe(first + 4);
  },
);

it('has words for the largest file, and how far it came', () => {
  const id = 'x'.repeat(22);
  const count = blockCount(MAX_FILE_BYTES);
  const facts = { name: 'disk.img', kind: '', ready: true, paused: false };
  for (const message of [
    { type: 'offer', id, size: MAX_FILE_BYTES, ...facts },
    { type: 'want', id, from: count - 1 },
    { type: 'took', id, came: count, written: count },
  ]) {
    expect(parseTransferMessage(JSON.stringify(message))).toMatchObject(message);
  }
  const end = { peer: standIn<never>('ben'), name: '', state: 'running', failure: null } as const;
  const ends = [{ ...end, bytes: MAX_FILE_BYTES / 2, speed: GIB }];
  expect(progressOf({ size: MAX_FILE_BYTES, ends })).toMatchObject({
    ...{ bytes: MAX_FILE_BYTES / 2, total: MAX_FILE_BYTES },
    ...{ percent: 50, secondsLeft: 4_096 },
  });
});

it('writes what is left of a file of more than 4 GiB at its place, to the last byte', async () => {
  const kept = 4 * GIB - 2 * BLOCK_BYTES;
  const written: { at: number; bytes: Uint8Array<ArrayBuffer> }[] = [];
  const before = new Uint8Array(4 * 1024 ** 2);
  const sink: Sink = {
    length: kept,
    read: (_, length) => Promise.resolve(before.subarray(0, length)),
    write: (at, bytes) => {
      written.push({ at, bytes });
      return Promise.resolve();
    },
    finish: () => Promise.resolve(null),
    discard: () => Promise.resolve(),
  };
  const done = { wrote: jest.fn(), broken: jest.fn(), failed: jest.fn() };
  const intake = new BlockIntake({ size: SIZE, sink, ...done });
  // What was there before is summed up again, which is of no interest here.
  const digest = jest.spyOn(crypto.subtle, 'digest').mockResolvedValue(new ArrayBuffer(32));
  await intake.resume();
  digest.mockRestore();
  expect(bytesIn(intake.came, SIZE)).toBe(kept);
  const blocks = inBlocks(stretch(kept, SIZE));
  const message = await writeBlocks(intake.came, blocks);
  const each = blocks.map((_, at) => takeBlocks(message, at, 1).slice());
  expect(each.map((block) => intake.take(block))).toEqual(blocks.map(() => true));
  while (!intake.isWhole) await new Promise(setImmediate);
  expect(written[0]?.at).toBe(kept);
  for (const { at, bytes } of written) {
    expect(Buffer.from(bytes).equals(stretch(at, at + bytes.length))).toBe(true);
  }
  expect(written.reduce((at, { bytes }) => at + bytes.length, kept)).toBe(SIZE);
  expect(bytesIn(intake.written, SIZE)).toBe(SIZE);
  expect(done.broken).not.toHaveBeenCalled();
  expect(done.failed).not.toHaveBeenCalled();
}, 60_000);
