/** In pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

const MARKER = 0xff;
const START_OF_IMAGE = 0xd8;
const START_OF_SCAN = 0xda;
/** Baseline, extended and progressive frames: the kinds that browsers make and show. */
const START_OF_FRAME = [0xc0, 0xc1, 0xc2];

/**
 * Reads how large a JPEG says it is (ITU-T T.81, B.2.2), without decoding it: a few bytes can claim a
 * picture that fills the memory of whoever shows it.
 *
 * @returns null for what is no JPEG, or does not tell before its picture begins
 */
export function jpegSize(bytes: Uint8Array): Size | null {
  if (bytes[0] !== MARKER || bytes[1] !== START_OF_IMAGE) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 2;
  while (offset + 9 <= bytes.length) {
    const kind = bytes[offset + 1];
    if (bytes[offset] !== MARKER || kind === undefined || kind === START_OF_SCAN) return null;
    if (START_OF_FRAME.includes(kind)) {
      return { height: view.getUint16(offset + 5), width: view.getUint16(offset + 7) };
    }
    offset += 2 + view.getUint16(offset + 2);
  }
  return null;
}
