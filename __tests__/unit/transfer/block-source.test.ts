import { createHash } from 'node:crypto';
import { indexOf, readBlock, splitBlocks } from '../../../lib/transfer/block';
import { BlockSource } from '../../../lib/transfer/block-source';
import { BLOCK_BYTES, MAX_TOGETHER } from '../../../lib/transfer/limits';
import { SegmentMemory } from '../../../lib/transfer/segment-memory';
import { lendTransfer } from '../../fakes/lend-transfer';

const SEGMENT = 64;

/** A file whose readings are counted, and that can get shorter. */
function countedFile(size: number) {
  const content = Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
  const reads: number[] = [];
  const file = new Blob([content]);
  const slice = file.slice.bind(file);
  let length = size;
  jest.spyOn(file, 'slice').mockImplementation((start = 0, end = size) => {
    reads.push(start / (SEGMENT * BLOCK_BYTES));
    const part = slice(start, Math.min(end, length));
    Object.defineProperty(part, 'size', { value: Math.min(end, size) - start });
    return part;
  });
  const shrink = (to: number) => (length = to);
  return { file, content, reads, shrink };
}

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest();

/** As in docs/chat-and-files.md. */
function sumOf(content: Uint8Array): string {
  const digests = Array.from({ length: Math.ceil(content.length / BLOCK_BYTES) }, (_, at) =>
    sha256(content.subarray(at * BLOCK_BYTES, (at + 1) * BLOCK_BYTES)),
  );
  return sha256(Buffer.concat(digests)).toString('hex');
}

it('hands out whole blocks under their numbers, and nothing behind the last', async () => {
  const size = 2 * BLOCK_BYTES + 100;
  const { file, content } = countedFile(size);
  const source = new BlockSource(file, new SegmentMemory());
  for (const index of [0, 1, 2]) {
    const message = await source.message(index);
    const block = await readBlock(message, size);
    const part = content.subarray(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES);
    expect(block?.index).toBe(index);
    expect(Buffer.from(part).equals(block?.bytes ?? new Uint8Array())).toBe(true);
  }
  expect(await source.message(3)).toHaveLength(0);
  expect(await source.sum()).toBe(sumOf(content));
});

it('hands out several behind each other, as far as the part goes that is read at once', async () => {
  const size = (SEGMENT + 1) * BLOCK_BYTES + 9;
  const { file } = countedFile(size);
  const source = new BlockSource(file, new SegmentMemory());
  const numbers = async (index: number, atMost: number) =>
    splitBlocks(await source.message(index, atMost)).map(indexOf);
  expect(await numbers(5, 3)).toEqual([5, 6, 7]);
  expect(await numbers(SEGMENT - 2, 4)).toEqual([SEGMENT - 2, SEGMENT - 1]);
  expect(await numbers(SEGMENT, 4)).toEqual([SEGMENT, SEGMENT + 1]);
  const [whole, rest] = splitBlocks(await source.message(SEGMENT, 4));
  expect((await readBlock(whole ?? new Uint8Array(), size))?.bytes).toHaveLength(BLOCK_BYTES);
  expect((await readBlock(rest ?? new Uint8Array(), size))?.bytes).toHaveLength(9);
});

it('makes nothing of a message that is longer than may be, or empty', async () => {
  const { file } = countedFile(8 * BLOCK_BYTES);
  const message = await new BlockSource(file, new SegmentMemory()).message(0, MAX_TOGETHER + 1);
  expect(splitBlocks(message).map(indexOf)).toEqual([null]);
  expect(splitBlocks(new Uint8Array()).map(indexOf)).toEqual([null]);
});

it('reads each part once for all who are near each other, and two ahead', async () => {
  const { file, content, reads } = countedFile(4 * SEGMENT * BLOCK_BYTES);
  const source = new BlockSource(file, new SegmentMemory());
  await Promise.all([source.message(0), source.message(1), source.message(0)]);
  expect(reads).toEqual([0, 1, 2]);
  await source.message(SEGMENT / 2);
  expect(reads).toEqual([0, 1, 2]);
  await source.message(SEGMENT);
  await source.message(2 * SEGMENT);
  await source.message(3 * SEGMENT);
  expect(reads).toEqual([0, 1, 2, 3]);
  expect(await source.sum()).toBe(sumOf(content));
  expect(reads).toEqual([0, 1, 2, 3]);
});

it('gives the memory back of what nobody is near any more, and reads it again for who comes late', async () => {
  lendTransfer();
  const { file, content } = countedFile(12 * SEGMENT * BLOCK_BYTES);
  const source = new BlockSource(file, new SegmentMemory());
  const first = await source.message(0);
  for (let segment = 1; segment < 12; segment += 1) await source.message(segment * SEGMENT);
  expect(first).toHaveLength(0);
  const again = await readBlock(await source.message(0), content.length);
  expect(again?.bytes).toHaveLength(BLOCK_BYTES);
  expect(await source.sum()).toBe(sumOf(content));
});

it('keeps what was asked for last, so that those who are behind have it read once', async () => {
  const { file, reads } = countedFile(12 * SEGMENT * BLOCK_BYTES);
  const source = new BlockSource(file, new SegmentMemory());
  for (let segment = 0; segment < 12; segment += 1) {
    await source.message(segment * SEGMENT);
    // Somebody else begins, and takes the time.
    await source.message(1);
  }
  expect(reads.filter((segment) => segment === 0)).toHaveLength(1);
});

it('keeps no more of all files together than may be, and nothing of what nobody wants', async () => {
  lendTransfer();
  const most = 3;
  const memory = new SegmentMemory(most);
  const { file } = countedFile(2 * SEGMENT * BLOCK_BYTES);
  const sources = Array.from({ length: most }, () => new BlockSource(file, memory));
  const parts = [];
  for (const source of sources) parts.push(await source.message(0), await source.message(SEGMENT));
  expect(parts.filter(({ length }) => length > 0)).toHaveLength(most);
  for (const source of sources) source.close();
  await Promise.resolve();
  expect(parts.filter(({ length }) => length > 0)).toEqual([]);
});

it('sums up in order what was ready in another', async () => {
  const { file, content, reads } = countedFile(3 * SEGMENT * BLOCK_BYTES);
  const source = new BlockSource(file, new SegmentMemory());
  await source.message(2 * SEGMENT);
  await source.message(SEGMENT);
  expect(await source.sum()).toBe(sumOf(content));
  expect(reads).toEqual([2, 1, 0]);
});

it('reads for the sum what was taken far out of turn', async () => {
  const { file, content, reads } = countedFile(4 * SEGMENT * BLOCK_BYTES);
  const source = new BlockSource(file, new SegmentMemory());
  await source.message(3 * SEGMENT);
  expect(await source.sum()).toBe(sumOf(content));
  expect(reads).toEqual([3, 0, 1, 2, 3]);
});

it('fails where the file is shorter than it was, and not before somebody comes there', async () => {
  const { file, shrink } = countedFile(2 * SEGMENT * BLOCK_BYTES);
  const source = new BlockSource(file, new SegmentMemory());
  shrink(SEGMENT * BLOCK_BYTES + 5);
  await source.message(SEGMENT / 2);
  await expect(source.message(SEGMENT)).rejects.toThrow('shorter');
});

it('reads no more to sum a file up that nobody wants any more', async () => {
  const { file, reads } = countedFile(6 * SEGMENT * BLOCK_BYTES);
  const source = new BlockSource(file, new SegmentMemory());
  const sum = source.sum();
  source.close();
  await expect(sum).rejects.toThrow('Nobody wants the file.');
  expect(reads).toEqual([0]);
});
