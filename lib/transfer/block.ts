import { BLOCK_BYTES } from './limits';

/** Of SHA-256. */
const DIGEST_BYTES = 32;

/** Where it stands in what travels: behind the number. */
const DIGEST_AT = 4;
const HEAD_BYTES = DIGEST_AT + DIGEST_BYTES;

/** A part of a file: all but the last are {@link BLOCK_BYTES} long. */
export interface Block {
  /** From 0. */
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** @returns how many blocks a file of that many bytes has */
export function blockCount(size: number): number {
  return Math.ceil(size / BLOCK_BYTES);
}

/** @returns how many bytes the first so many blocks are of a file of that size */
export function bytesIn(blocks: number, size: number): number {
  return Math.min(size, blocks * BLOCK_BYTES);
}

/** @returns a stretch of a file, from the beginning of a block on, in its blocks */
export function inBlocks(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  return Array.from({ length: blockCount(bytes.length) }, (_, at) =>
    bytes.subarray(at * BLOCK_BYTES, (at + 1) * BLOCK_BYTES),
  );
}

/** @returns the block as it travels: its number in four bytes, its SHA-256, and itself */
export async function writeBlock({ index, bytes }: Block): Promise<Uint8Array<ArrayBuffer>> {
  const message = new Uint8Array(HEAD_BYTES + bytes.length);
  new DataView(message.buffer).setUint32(0, index);
  message.set(await digestOf(bytes), DIGEST_AT);
  message.set(bytes, HEAD_BYTES);
  return message;
}

/** @returns the number that stands before a block, without a look at the rest; null for what is none */
export function indexOf(message: Uint8Array<ArrayBuffer>): number | null {
  if (message.length < HEAD_BYTES || message.length > HEAD_BYTES + BLOCK_BYTES) return null;
  return new DataView(message.buffer, message.byteOffset).getUint32(0);
}

/** @returns the SHA-256 that stands before a block */
export function digestIn(message: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return message.subarray(DIGEST_AT, HEAD_BYTES);
}

/** @returns the SHA-256 of some bytes */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** @returns the block, or null when it is another than was sent, or not as long as it should be */
export async function readBlock(
  message: Uint8Array<ArrayBuffer>,
  size: number,
): Promise<Block | null> {
  const index = indexOf(message);
  if (index === null) return null;
  const bytes = message.subarray(HEAD_BYTES);
  if (bytes.length !== bytesIn(index + 1, size) - bytesIn(index, size)) return null;
  const [digest, said] = [await digestOf(bytes), digestIn(message)];
  return digest.every((byte, at) => byte === said[at]) ? { index, bytes } : null;
}
