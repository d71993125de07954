import { CHANNEL_HEADER_BYTES, FIRST_CHANNEL, LAST_CHANNEL } from './channel-data';
import { paddedLength } from './padded-length';
import { HEADER_BYTES, MAGIC_COOKIE } from './stun-message';

/** Enough of a frame to know what it is and how long: type, length and magic cookie. */
const PREFIX_BYTES = 8;
const FIRST_BUFFER_BYTES = 2_048;

/** A STUN message whose header says as much as it can. */
const MAX_FRAME_BYTES = HEADER_BYTES + 0xffff;

/**
 * Cuts a stream into STUN messages and ChannelData (RFC 8656 section 12.5; RFC 8489 section 6.2.2). It
 * keeps one unfinished frame at most, in no more than twice the room of what came of it, or 2 KiB.
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
   * @param maxBytes longer frames are not waited for
   * @returns false when this is no such stream, or not any more: there is no way back into step
   */
  push(
    chunk: Buffer,
    onFrame: (frame: Buffer) => void,
    maxBytes: number = MAX_FRAME_BYTES,
  ): boolean {
    let offset = 0;
    if (this.#filled > 0) {
      const taken = this.#complete(chunk, onFrame, maxBytes);
      if (taken === null) return false;
      offset = taken;
    }
    while (offset < chunk.length) {
      const rest = chunk.subarray(offset);
      const size = frameSize(rest, maxBytes);
      if (size === 'garbage') return false;
      if (size === 'unknown' || size.padded > rest.length) {
        this.#keep(rest, size === 'unknown' ? PREFIX_BYTES : size.padded);
        return true;
      }
      onFrame(rest.subarray(0, size.bytes));
      offset += size.padded;
    }
    return true;
  }

  /** Fills up the unfinished frame. @returns how much of the chunk it took, or null for garbage. */
  #complete(chunk: Buffer, onFrame: (frame: Buffer) => void, maxBytes: number): number | null {
    let offset = 0;
    for (;;) {
      const size = frameSize(this.#partial.subarray(0, this.#filled), maxBytes);
      if (size === 'garbage') return null;
      if (size !== 'unknown' && this.#filled === size.padded) {
        const frame = this.#partial.subarray(0, size.bytes);
        this.#partial = Buffer.alloc(0);
        this.#filled = 0;
        onFrame(frame);
        return offset;
      }
      if (offset === chunk.length) return offset;
      const whole = size === 'unknown' ? this.#filled + 1 : size.padded;
      const end = Math.min(chunk.length, offset + whole - this.#filled);
      this.#keep(chunk.subarray(offset, end), whole);
      offset = end;
    }
  }

  /** @param whole how long the frame gets, as far as that is known */
  #keep(bytes: Buffer, whole: number): void {
    const needed = this.#filled + bytes.length;
    if (needed > this.#partial.length) {
      const roomy = Math.min(whole, this.#partial.length * 2);
      const grown = Buffer.allocUnsafeSlow(Math.max(needed, FIRST_BUFFER_BYTES, roomy));
      this.#partial.copy(grown, 0, 0, this.#filled);
      this.#partial = grown;
    }
    bytes.copy(this.#partial, this.#filled);
    this.#filled = needed;
  }
}

type FrameSize = { readonly bytes: number; readonly padded: number } | 'unknown' | 'garbage';

/** @param start the beginning of a frame, as much of it as is there, one byte at least */
function frameSize(start: Buffer, maxBytes: number): FrameSize {
  const [first = 0xff] = start;
  const isChannel = first >= FIRST_CHANNEL >> 8 && first <= LAST_CHANNEL >> 8;
  if (!isChannel && first > 0x3f) return 'garbage';
  if (start.length < CHANNEL_HEADER_BYTES) return 'unknown';
  const length = start.readUInt16BE(2);
  const bytes = (isChannel ? CHANNEL_HEADER_BYTES : HEADER_BYTES) + length;
  if (bytes > maxBytes) return 'garbage';
  if (isChannel) return { bytes, padded: paddedLength(bytes) };
  if (length % 4 !== 0) return 'garbage';
  if (start.length < PREFIX_BYTES) return 'unknown';
  return start.readUInt32BE(4) === MAGIC_COOKIE ? { bytes, padded: bytes } : 'garbage';
}
