import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { blockCount, writeBlock } from './block';
import { BLOCK_BYTES } from './limits';

/** Browsers take their time for each reading, however little is read. */
const SEGMENT_BLOCKS = 64;
const SEGMENT_BYTES = SEGMENT_BLOCKS * BLOCK_BYTES;

/** For those who are a little behind the first, so that what goes to several is read once. */
const MAX_SEGMENTS = 8;

/** One segment as it travels, block by block. */
type Messages = readonly Uint8Array<ArrayBuffer>[];

/**
 * A file as it is sent: read in segments, each once for all who are near each other in it, with the sums of its blocks
 * made side by side, since browsers answer each from another thread; and hashed meanwhile.
 */
export class BlockSource {
  readonly #file: Blob;
  readonly #segments = new Map<number, Promise<Messages>>();
  readonly #hash = sha256.create();
  #hashed = 0;
  #digest: Promise<string> | null = null;

  constructor(file: Blob) {
    this.#file = file;
  }

  /**
   * @returns a block as it travels, undefined behind the last
   * @throws when the file is not what it was when the person picked it
   */
  async message(index: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const segment = Math.floor(index / SEGMENT_BLOCKS);
    const at = index - segment * SEGMENT_BLOCKS;
    const messages = await this.#segment(segment);
    // The next one is made meanwhile. What fails with it is told to who comes to it.
    if (at === SEGMENT_BLOCKS / 2) this.#segment(segment + 1).catch(() => undefined);
    return messages[at];
  }

  /**
   * @returns the SHA-256 of all of it, in hexadecimal
   * @throws as {@link message}
   */
  digest(): Promise<string> {
    this.#digest ??= this.#hashRest();
    return this.#digest;
  }

  async #hashRest(): Promise<string> {
    const count = Math.ceil(this.#file.size / SEGMENT_BYTES);
    while (this.#hashed < count) await this.#read(this.#hashed);
    return bytesToHex(this.#hash.digest());
  }

  #segment(index: number): Promise<Messages> {
    const known = this.#segments.get(index);
    if (known) return known;
    const messages = this.#write(index);
    this.#segments.set(index, messages);
    const [oldest] = this.#segments.keys();
    if (this.#segments.size > MAX_SEGMENTS && oldest !== undefined) this.#segments.delete(oldest);
    return messages;
  }

  async #write(segment: number): Promise<Messages> {
    const bytes = await this.#read(segment);
    const blocks = Array.from({ length: blockCount(bytes.length) }, (_, at) => ({
      index: segment * SEGMENT_BLOCKS + at,
      bytes: bytes.subarray(at * BLOCK_BYTES, (at + 1) * BLOCK_BYTES),
    }));
    return Promise.all(blocks.map(writeBlock));
  }

  async #read(index: number): Promise<Uint8Array<ArrayBuffer>> {
    const start = index * SEGMENT_BYTES;
    const slice = this.#file.slice(start, start + SEGMENT_BYTES);
    const bytes = new Uint8Array(await slice.arrayBuffer());
    if (bytes.length !== slice.size) throw new Error('The file is shorter than it was.');
    this.#hashIn(index, bytes);
    return bytes;
  }

  /** Hashing goes from the beginning to the end; what is read out of turn is read again for it. */
  #hashIn(index: number, bytes: Uint8Array): void {
    if (index !== this.#hashed) return;
    this.#hashed += 1;
    this.#hash.update(bytes);
  }
}
