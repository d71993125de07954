import { countBlocks, digestIn, inBlocks, takeBlocks, writeBlocks } from './block';
import { FileSum } from './file-sum';
import { giveBack } from './give-back';
import { BLOCK_BYTES } from './limits';
import type { Segment, SegmentMemory } from './segment-memory';

/** Browsers take their time for each reading, however little is read. */
const SEGMENT_BLOCKS = 64;
const SEGMENT_BYTES = SEGMENT_BLOCKS * BLOCK_BYTES;

/** Read and summed while others are sent: on a busy machine either takes as long as sending. */
const SEGMENTS_AHEAD = 2;

/** For those who are a little behind the first, so that what goes to several is read once. */
const MAX_SEGMENTS = 8;

interface Read extends Segment {
  readonly blocks: Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * A file as it is sent: read in segments, each once for all who are near each other in it, with the sums of its blocks
 * made side by side, since browsers answer each from another thread; and summed up meanwhile.
 */
export class BlockSource {
  readonly #file: Blob;
  /** As they travel, with a head before each block. */
  readonly #segments = new Map<number, Read>();
  readonly #memory: SegmentMemory;
  readonly #sum = new FileSum();
  /** Of segments that were ready before their turn in the sum. */
  readonly #digests = new Map<number, readonly Uint8Array[]>();
  /** Segments that are in the sum. */
  #summed = 0;
  #whole: Promise<string> | null = null;
  #isClosed = false;

  /** @param memory of all that is read */
  constructor(file: Blob, memory: SegmentMemory) {
    this.#file = file;
    this.#memory = memory;
  }

  /** Nobody wants any of it: all that was read is given back, and no more is read to sum it up. */
  close(): void {
    this.#isClosed = true;
    for (const { drop } of [...this.#segments.values()]) drop();
  }

  /**
   * @param atMost blocks
   * @returns that block and those behind it as they travel, fewer where a segment ends, and none behind the last. They stand
   *   until others are asked for; what is empty is to be asked for again
   * @throws when the file is not what it was when the person picked it
   */
  async message(index: number, atMost = 1): Promise<Uint8Array<ArrayBuffer>> {
    const segment = Math.floor(index / SEGMENT_BLOCKS);
    const at = index - segment * SEGMENT_BLOCKS;
    const blocks = await this.#segment(segment);
    if (at === 0) this.#prepare(segment);
    // Those who are further on may have had it given back meanwhile.
    return blocks.length === 0 ? blocks : takeBlocks(blocks, at, atMost);
  }

  /**
   * @returns the sum of all of it, see {@link FileSum}
   * @throws as {@link message}, and when it is closed before that is known
   */
  sum(): Promise<string> {
    this.#whole ??= this.#sumUp();
    return this.#whole;
  }

  /** The next ones are made meanwhile. What fails with them is told to who comes to it. */
  #prepare(segment: number): void {
    const last = Math.ceil(this.#file.size / SEGMENT_BYTES) - 1;
    for (let next = segment + 1; next <= Math.min(segment + SEGMENTS_AHEAD, last); next++) {
      this.#segment(next).catch(() => undefined);
    }
  }

  async #sumUp(): Promise<string> {
    const count = Math.ceil(this.#file.size / SEGMENT_BYTES);
    while (this.#summed < count) {
      if (this.#isClosed) throw new DOMException('Nobody wants the file.', 'AbortError');
      giveBack(await this.#write(this.#summed));
    }
    return this.#sum.hex;
  }

  #segment(index: number): Promise<Uint8Array<ArrayBuffer>> {
    const segment = this.#segments.get(index) ?? this.#begin(index);
    // What was asked for last is dropped last.
    this.#segments.delete(index);
    this.#segments.set(index, segment);
    const [oldest] = this.#segments.values();
    if (this.#segments.size > MAX_SEGMENTS) oldest?.drop();
    this.#memory.use(segment);
    return segment.blocks;
  }

  #begin(index: number): Read {
    const blocks = this.#write(index);
    const drop = () => {
      this.#segments.delete(index);
      this.#memory.forget(segment);
      blocks.then(giveBack, () => undefined);
    };
    const segment = { blocks, drop };
    return segment;
  }

  async #write(segment: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.#read(segment);
    const blocks = await writeBlocks(segment * SEGMENT_BLOCKS, inBlocks(bytes));
    giveBack(bytes);
    this.#add(segment, blocks);
    return blocks;
  }

  async #read(index: number): Promise<Uint8Array<ArrayBuffer>> {
    const start = index * SEGMENT_BYTES;
    const slice = this.#file.slice(start, start + SEGMENT_BYTES);
    const bytes = new Uint8Array(await slice.arrayBuffer());
    if (bytes.length !== slice.size)
      throw new DOMException('The file is shorter than it was.', 'NotReadableError');
    return bytes;
  }

  /** Summing up goes from the beginning to the end; what is read far out of turn is read again for it. */
  #add(segment: number, blocks: Uint8Array<ArrayBuffer>): void {
    if (segment < this.#summed || segment > this.#summed + SEGMENTS_AHEAD) return;
    const digests = Array.from({ length: countBlocks(blocks) }, (_, at) =>
      digestIn(takeBlocks(blocks, at, 1)).slice(),
    );
    this.#digests.set(segment, digests);
    for (let digests = this.#takeNext(); digests; digests = this.#takeNext()) {
      for (const digest of digests) this.#sum.add(digest);
    }
  }

  #takeNext(): readonly Uint8Array[] | undefined {
    const digests = this.#digests.get(this.#summed);
    if (digests) this.#digests.delete(this.#summed++);
    return digests;
  }
}
