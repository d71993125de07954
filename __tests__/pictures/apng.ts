import { crc32 } from 'node:zlib';

/** A picture of the film: a PNG, and for how long it is shown. */
export interface Frame {
  readonly png: Buffer;
  readonly shownMs: number;
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * Puts PNGs together to one that is animated (PNG, third edition, 4.9 and 11.3.6): each picture's compressed data go
 * into a frame of their own, as they are. Who can't show it as a film shows the first picture.
 *
 * @param frames alike in size and kind of pixels
 * @returns the file, which repeats for ever
 * @throws when a picture is of another size or kind
 */
export function apng(frames: readonly Frame[]): Buffer {
  const pictures = frames.map(({ png, shownMs }) => ({ chunks: chunksOf(png), shownMs }));
  const head = pictures[0]?.chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!head) throw new Error('There is no picture.');
  const file = [SIGNATURE, chunk('IHDR', head), chunk('acTL', numbers(frames.length, 0))];
  let sequence = 0;
  for (const [index, { chunks, shownMs }] of pictures.entries()) {
    if (!chunks[0]?.data.equals(head)) throw new Error('The pictures are not of one kind.');
    const size = head.subarray(0, 8);
    // Shown so many thousandths of a second, then drawn over.
    const timing = Buffer.from([shownMs >> 8, shownMs & 255, 1_000 >> 8, 1_000 & 255, 0, 0]);
    file.push(chunk('fcTL', Buffer.concat([numbers(sequence++), size, numbers(0, 0), timing])));
    for (const { type, data } of chunks) {
      if (type !== 'IDAT') continue;
      file.push(index === 0 ? chunk('IDAT', data) : chunk('fdAT', numbers(sequence++), data));
    }
  }
  return Buffer.concat([...file, chunk('IEND')]);
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

function chunk(type: string, ...parts: readonly Buffer[]): Buffer {
  const data = Buffer.concat(parts);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), named, numbers(crc32(named))]);
}

/** As four bytes each, the highest first. */
function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index));
  return bytes;
}
