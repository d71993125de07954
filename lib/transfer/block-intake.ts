import type { Block } from './block';
import { blockCount, bytesIn, digestIn, digestOf, inBlocks, indexOf, readBlock } from './block';
import { FileSum } from './file-sum';
import { giveBack } from './give-back';
import { BLOCK_BYTES, MAX_BLOCKS_AHEAD } from './limits';
import type { Sink } from './sink';

/** Blocks that are written together. */
const BATCH = 32;

/** Bytes that are read together when a page goes on with what an earlier one wrote. */
const REREAD_BYTES = 4 * 1024 ** 2;

/** A message, and the block in it as soon as that is checked; null when it is not what it should be. */
interface Arrival {
  readonly digest: Uint8Array<ArrayBuffer>;
  readonly block: Promise<Block | null>;
}

export interface BlockIntakeOptions {
  /** Of the file, in bytes. */
  size: number;
  sink: Sink;
  /** More of it is written. */
  wrote: () => void;
  /** A block is not what it should be: nothing is taken before {@link BlockIntake.restart}. */
  broken: () => void;
  failed: (error: unknown) => void;
}

/** Takes a file that comes in blocks: each is checked, and all of them are summed up and written in turn. */
export class BlockIntake {
  readonly #options: BlockIntakeOptions;
  readonly #count: number;
  readonly #sum = new FileSum();
  /** Blocks that came in turn and were not given to the disk. */
  #queue: Arrival[] = [];
  #came = 0;
  /** Those that were given to the disk, and those that it has. */
  #given = 0;
  #written = 0;
  #isWorking = false;

  constructor(options: BlockIntakeOptions) {
    this.#options = options;
    this.#count = blockCount(options.size);
  }

  /** Blocks that have come, in turn. */
  get came(): number {
    return this.#came;
  }

  get written(): number {
    return this.#written;
  }

  get isWhole(): boolean {
    return this.#written === this.#count;
  }

  /** Of what was given to the disk, see {@link FileSum}. */
  get sum(): string {
    return this.#sum.hex;
  }

  /** What an earlier page wrote counts, as far as it is whole blocks; it is summed up first. */
  async resume(): Promise<void> {
    const { size, sink } = this.#options;
    const kept = Math.min(this.#count, Math.floor(sink.length / BLOCK_BYTES));
    const length = bytesIn(kept, size);
    for (let at = 0; at < length; at += REREAD_BYTES) {
      const bytes = await sink.read(at, Math.min(REREAD_BYTES, length - at));
      const digests = await Promise.all(inBlocks(bytes).map(digestOf));
      for (const digest of digests) this.#sum.add(digest);
    }
    this.#came = this.#given = this.#written = kept;
  }

  /** @returns false for what is not the next block, and for one too many */
  take(message: Uint8Array<ArrayBuffer>): boolean {
    const isNext = indexOf(message) === this.#came && this.#came < this.#count;
    if (!isNext || this.#came - this.#written >= 2 * MAX_BLOCKS_AHEAD) return false;
    // It is looked at while those before it are written.
    const block = readBlock(message, this.#options.size);
    this.#queue.push({ digest: digestIn(message), block });
    this.#came += 1;
    void this.#work();
    return true;
  }

  /** Forgets what was not given to the disk. @returns the number of the block that is next */
  restart(): number {
    this.#queue = [];
    this.#came = this.#given;
    return this.#came;
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      while (this.#queue.length > 0) await this.#takeBatch();
    } catch (error) {
      this.#queue = [];
      this.#options.failed(error);
    } finally {
      this.#isWorking = false;
    }
  }

  async #takeBatch(): Promise<void> {
    const batch = this.#queue.slice(0, BATCH);
    const blocks = await Promise.all(batch.map(({ block }) => block));
    // It was begun anew meanwhile.
    if (this.#queue[0] !== batch[0]) return;
    const good = blocks.findIndex((block) => block === null);
    const bytes = blocks.flatMap((block) => (block ? [block.bytes] : []));
    await this.#write(good < 0 ? bytes : bytes.slice(0, good));
    if (good < 0) return;
    this.#queue = [];
    this.#options.broken();
  }

  async #write(blocks: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
    if (blocks.length === 0) return;
    const { size, sink, wrote } = this.#options;
    const at = bytesIn(this.#given, size);
    const joined = join(blocks);
    for (const { digest } of this.#queue.splice(0, blocks.length)) this.#sum.add(digest);
    this.#given += blocks.length;
    for (const block of blocks) if (endsMessage(block)) giveBack(block);
    await sink.write(at, joined);
    this.#written += blocks.length;
    wrote();
  }
}

/** Whether it stands at the end of what came with it, so that nothing of that is waited for any more. */
function endsMessage({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): boolean {
  return byteOffset + byteLength === buffer.byteLength;
}

function join(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
