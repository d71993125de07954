import { CHANNEL_HEADER_BYTES, FIRST_CHANNEL, LAST_CHANNEL } from './channel-data';
import { paddedLength } from './padded-length';
import { HEADER_BYTES, MAGIC_COOKIE } from './stun-message';

/** Enough of a frame to know what it is and how long: type, length and magic cookie. */
const PREFIX_BYTES = 8;
const FIRST_BUFFER_BYTES = 2_048;

/**
 * Cuts a stream into STUN messages and ChannelData (RFC 8656 section 12.5; RFC 8489 section 6.2.2). It
 * keeps one unfinished frame at most, which is never longer than 64 KiB and grows with what came.
 */
export class StreamDeframer {
  #partial: Buffer = Buffer.alloc(0);
  #filled = 0;

  /** Whether a frame has begun and is not whole yet. */
  get isInFrame(): boolean {
    return this.#filled > 0;
  }

  /**
   * @param onFrame gets each frame as it gets whole, without the padding of ChannelData; a view, which
   *   it may write to and keep
   * @returns false when this is no such stream, or not any more: there is no way back into step
   */
  push(chunk: Buffer, onFrame: (frame: Buffer) => void): boolean {
    let offset = 0;
    if (this.#filled > 0) {
      const taken = this.#complete(chunk, onFrame);
      if (taken === null) return false;
      offset = taken;
    }
    while (offset < chunk.length) {
      const rest = chunk.subarray(offset);
      const size = frameSize(rest);
      if (size === 'garbage') return false;
      if (size === 'unknown' || size.padded > rest.length) {
        this.#keep(rest);
        return true;
      }
      onFrame(rest.subarray(0, size.bytes));
      offset += size.padded;
    }
    return true;
  }

  /** Fills up the unfinished frame. @returns how much of the chunk it took, or null for garbage. */
  #complete(chunk: Buffer, onFrame: (frame: Buffer) => void): number | null {
    let offset = 0;
    for (;;) {
      const size = frameSize(this.#partial.subarray(0, this.#filled));
      if (size === 'garbage') return null;
      if (size !== 'unknown' && this.#filled === size.padded) {
        const frame = this.#partial.subarray(0, size.bytes);
        this.#partial = Buffer.alloc(0);
        this.#filled = 0;
        onFrame(frame);
        return offset;
      }
      if (offset === chunk.length) return offset;
      const wanted = size === 'unknown' ? 1 : size.padded - this.#filled;
      const end = Math.min(chunk.length, offset + wanted);
      this.#keep(chunk.subarray(offset, end));
      offset = end;
    }
  }

  #keep(bytes: Buffer): void {
    const needed = this.#filled + bytes.length;
    if (needed > this.#partial.length) {
      const grown = Buffer.allocUnsafe(
        Math.max(needed, FIRST_BUFFER_BYTES, this.#partial.length * 2),
      );
      this.#partial.copy(grown, 0, 0, this.#filled);
      this.#partial = grown;
    }
    bytes.copy(this.#partial, this.#filled);
    this.#filled = needed;
  }
}

type FrameSize = { readonly bytes: number; readonly padded: number } | 'unknown' | 'garbage';

/** @param start the beginning of a frame, as much of it as is there, one byte at least */
function frameSize(start: Buffer): FrameSize {
  const [first = 0xff] = start;
  const isChannel = first >= FIRST_CHANNEL >> 8 && first <= LAST_CHANNEL >> 8;
  if (!isChannel && first > 0x3f) return 'garbage';
  if (start.length < CHANNEL_HEADER_BYTES) return 'unknown';
  const length = start.readUInt16BE(2);
  if (isChannel) {
    const bytes = CHANNEL_HEADER_BYTES + length;
    return { bytes, padded: paddedLength(bytes) };
  }
  if (length % 4 !== 0) return 'garbage';
  if (start.length < PREFIX_BYTES) return 'unknown';
  if (start.readUInt32BE(4) !== MAGIC_COOKIE) return 'garbage';
  return { bytes: HEADER_BYTES + length, padded: HEADER_BYTES + length };
}
