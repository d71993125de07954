/** RFC 8656 section 12: the numbers that a client may bind. */
export const FIRST_CHANNEL = 0x4000;
export const LAST_CHANNEL = 0x4fff;

/** RFC 8656 section 12.4: the number of the channel, and the length of the data. */
export const CHANNEL_HEADER_BYTES = 4;

export interface ChannelData {
  readonly channel: number;
  /** Where the application data ends in the frame; it begins behind the header. */
  readonly end: number;
}

/** @returns whether these bytes are ChannelData rather than STUN (RFC 8656 section 12, RFC 7983). */
export function isChannelData(frame: Buffer): boolean {
  const [first = 0] = frame;
  return first >= FIRST_CHANNEL >> 8 && first <= LAST_CHANNEL >> 8;
}

/**
 * Reads the header of ChannelData (RFC 8656 section 12.4). Bytes behind the data are padding, which a
 * datagram may have too.
 *
 * @returns null when the frame holds less than its header promises (section 12.6)
 */
export function readChannelData(frame: Buffer): ChannelData | null {
  if (frame.length < CHANNEL_HEADER_BYTES) return null;
  const end = CHANNEL_HEADER_BYTES + frame.readUInt16BE(2);
  return end > frame.length ? null : { channel: frame.readUInt16BE(0), end };
}

/** Writes the header of ChannelData at a place in front of its data. */
export function writeChannelHeader(
  frame: Buffer,
  offset: number,
  channel: number,
  length: number,
): void {
  frame.writeUInt16BE(channel, offset);
  frame.writeUInt16BE(length, offset + 2);
}
