/** A size that cameras are sent in. */
export interface PictureSize {
  /** In pixels of the shorter side. */
  readonly height: number;
  /** Bits a second with which it looks as good as it gets. */
  readonly bitrate: number;
  /** With less, the next smaller one looks better. */
  readonly leastBitrate: number;
}

/** With less than this no picture is worth what it takes from the sound, in bits a second. */
export const LEAST_PICTURE_BITRATE = 80_000;

/**
 * The usual sizes of cameras, halves and quarters of them. About 0.1 bits a pixel at 25 pictures a second, as H.264 and
 * VP8 in real time need for a face; small pictures need more for each pixel.
 */
const smallest: PictureSize = { height: 90, bitrate: 80_000, leastBitrate: 0 };
const largest: PictureSize = { height: 720, bitrate: 1_700_000, leastBitrate: 1_100_000 };
const sizes: readonly PictureSize[] = [
  smallest,
  { height: 180, bitrate: 150_000, leastBitrate: LEAST_PICTURE_BITRATE },
  { height: 270, bitrate: 300_000, leastBitrate: 180_000 },
  { height: 360, bitrate: 500_000, leastBitrate: 320_000 },
  { height: 480, bitrate: 700_000, leastBitrate: 480_000 },
  largest,
];

/** @returns the smallest size that fills so many pixels of the shorter side, or the largest there is. */
export function sizeToFill(height: number): PictureSize {
  return sizes.find((size) => size.height >= height) ?? largest;
}

/** @returns the largest size that is worth so many bits a second, or the smallest there is. */
export function sizeWorth(bitrate: number): PictureSize {
  return sizes.findLast(({ leastBitrate }) => bitrate >= leastBitrate) ?? smallest;
}

/** Of screens, in pixels of a picture of 16:9. Few, since each change of size costs a whole picture. */
const screenPixels = [360, 540, 720, 1080, 1440].map((height) => (height * height * 16) / 9);

/** @returns the fewest pixels a picture of a screen is sent with that fill so many; Infinity: as many as it has. */
export function screenPixelsToFill(pixels: number): number {
  return screenPixels.find((size) => size >= pixels) ?? Infinity;
}
