import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { BLOCK_BYTES } from './limits';

/** Browsers take their time for each reading, however little is read. */
const SEGMENT_BLOCKS = 64;
const SEGMENT_BYTES = SEGMENT_BLOCKS * BLOCK_BYTES;

/** For those who are a little behind the first, so that what goes to several is read once. */
const MAX_SEGMENTS = 8;

/** A file as it is sent: read in segments, each once for all who are near each other in it, and hashed meanwhile. */
export class BlockSource {
  readonly #file: Blob;
  readonly #segments = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();
  readonly #hash = sha256.create();
  #hashed = 0;
  #digest: Promise<string> | null = null;

  constructor(file: Blob) {
    this.#file = file;
  }

  /** @throws when the file is not what it was when the person picked it */
  async block(index: number): Promise<Uint8Array<ArrayBuffer>> {
    const segment = Math.floor(index / SEGMENT_BLOCKS);
    const bytes = await this.#segment(segment);
    const start = (index - segment * SEGMENT_BLOCKS) * BLOCK_BYTES;
    return bytes.subarray(start, start + BLOCK_BYTES);
  }

  /**
   * @returns the SHA-256 of all of it, in hexadecimal
   * @throws as {@link block}
   */
  digest(): Promise<string> {
    this.#digest ??= this.#hashRest();
    return this.#digest;
  }

  async #hashRest(): Promise<string> {
    const count = Math.ceil(this.#file.size / SEGMENT_BYTES);
    while (this.#hashed < count) this.#hashIn(this.#hashed, await this.#segment(this.#hashed));
    return bytesToHex(this.#hash.digest());
  }

  #segment(index: number): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#segments.get(index);
    if (known) return known;
    const reading = this.#read(index);
    this.#segments.set(index, reading);
    const [oldest] = this.#segments.keys();
    if (this.#segments.size > MAX_SEGMENTS && oldest !== undefined) this.#segments.delete(oldest);
    return reading;
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
