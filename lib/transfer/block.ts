import { BLOCK_BYTES, MAX_TOGETHER } from './limits';

/** Of SHA-256. */
const DIGEST_BYTES = 32;

/** Where it stands in what travels: behind the number. */
const DIGEST_AT = 4;
const HEAD_BYTES = DIGEST_AT + DIGEST_BYTES;

/** What a whole block takes in a message. */
const PLACE_BYTES = HEAD_BYTES + BLOCK_BYTES;

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

/**
 * @param first the number of the first of them
 * @returns blocks as they travel, one behind the other: the number in four bytes, the SHA-256, and the block itself
 */
export async function writeBlocks(
  first: number,
  blocks: readonly Uint8Array<ArrayBuffer>[],
): Promise<Uint8Array<ArrayBuffer>> {
  const length = blocks.reduce((sum, block) => sum + HEAD_BYTES + block.length, 0);
  const messages = new Uint8Array(length);
  const write = async (block: Uint8Array<ArrayBuffer>, at: number) => {
    const place = messages.subarray(at * PLACE_BYTES);
    new DataView(messages.buffer, place.byteOffset).setUint32(0, first + at);
    place.set(block, HEAD_BYTES);
    place.set(await digestOf(block), DIGEST_AT);
  };
  await Promise.all(blocks.map(write));
  return messages;
}

/** @returns so many of the blocks that stand one behind the other, from that place on, as far as there are any */
export function takeBlocks(
  blocks: Uint8Array<ArrayBuffer>,
  from: number,
  count: number,
): Uint8Array<ArrayBuffer> {
  return blocks.subarray(from * PLACE_BYTES, (from + count) * PLACE_BYTES);
}

/** @returns each of the blocks in a message, as it travels; of one that is too long nothing can be made */
export function splitBlocks(message: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  if (message.length > MAX_TOGETHER * PLACE_BYTES) return [message];
  return Array.from({ length: Math.max(1, countBlocks(message)) }, (_, at) =>
    takeBlocks(message, at, 1),
  );
}

/** @returns how many blocks stand one behind the other */
export function countBlocks(blocks: Uint8Array<ArrayBuffer>): number {
  return Math.ceil(blocks.length / PLACE_BYTES);
}

/** @returns how many blocks fit into a message of so many bytes; one, however few */
export function blocksThatFit(messageBytes: number): number {
  return Math.max(1, Math.floor(messageBytes / PLACE_BYTES));
}

/** @returns the number that stands before a block, without a look at the rest; null for what is none */
export function indexOf(message: Uint8Array<ArrayBuffer>): number | null {
  if (message.length < HEAD_BYTES || message.length > PLACE_BYTES) return null;
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
